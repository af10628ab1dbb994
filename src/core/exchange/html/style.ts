/** Of the report; `styleHash` is its hash, so that the page's policy can allow this style and no other. */
export const reportStyle = `
:root { color-scheme: light dark; --paper: #fffdf8; --ink: #1f1d1a; --soft: #6a645b; --line: #ded7ca; --card: #f7f2e8;
  --c0: #8a5a00; --c1: #0b5f8a; --c2: #2f6b2f; --c3: #7a3b86; --c4: #a23b2a; --c5: #45557a;
  --f0: #fdeec4; --f1: #d9edf9; --f2: #dff1da; --f3: #f1e1f5; --f4: #fbe0da; --f5: #e2e7f3; }
@media (prefers-color-scheme: dark) { :root { --paper: #191815; --ink: #ece6da; --soft: #a8a092; --line: #3b3832; --card: #24221e;
  --c0: #e6b85c; --c1: #7cc4ec; --c2: #93cf8b; --c3: #d5a2e0; --c4: #f0a091; --c5: #a9b7db;
  --f0: #3c3216; --f1: #163243; --f2: #1e3620; --f3: #382340; --f4: #422320; --f5: #262f44; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2.5rem 1.5rem 4rem; max-width: 68rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.5 Georgia, 'Source Serif 4', 'Times New Roman', serif; }
h1, h2, h3 { line-height: 1.2; text-wrap: balance; }
h1 { font-size: 2.1rem; margin: 0 0 .4rem; }
h2 { font-size: 1.2rem; margin: 2.6rem 0 .8rem; padding-top: .8rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.05rem; margin: 1.4rem 0 .4rem; }
.about, .note, dl, table, .kicker, footer, nav { font-family: system-ui, 'Segoe UI', sans-serif; }
.about, .kicker, footer { color: var(--soft); font-size: .875rem; margin: 0 0 .3rem; }
.kicker { text-transform: uppercase; letter-spacing: .06em; font-size: .75rem; }
a { color: inherit; text-decoration-color: var(--soft); text-underline-offset: .15em; }
article.piece + article.piece { margin-top: 4rem; }
.row { display: grid; grid-template-columns: minmax(0, 40rem) minmax(0, 19rem); column-gap: 2.2rem; align-items: start; }
.row > p, .row > h3 { margin: 0 0 .9rem; line-height: 2.05; white-space: pre-wrap; overflow-wrap: anywhere; }
.row > p:empty { margin: 0; }
.notes { display: grid; gap: .45rem; padding-bottom: .8rem; }
.note { background: var(--card); border-left: 3px solid var(--c); border-radius: 0 4px 4px 0; padding: .45rem .7rem;
  font-size: .8125rem; line-height: 1.4; overflow-wrap: anywhere; }
.note b.n { color: var(--c); margin-right: .35em; font-variant-numeric: tabular-nums; }
.note p { margin: .2rem 0 0; white-space: pre-wrap; }
.note .small { color: var(--soft); }
mark { background: var(--f); color: inherit; border-bottom: 2px solid var(--c); padding-bottom: 0;
  -webkit-box-decoration-break: clone; box-decoration-break: clone; }
mark mark { background: none; }
mark.lane-1 { padding-bottom: 3px; } mark.lane-2 { padding-bottom: 6px; } mark.lane-3 { padding-bottom: 9px; }
mark.part { background: none; border-bottom: 2px dotted var(--c); }
mark.part.speaker { font-weight: 600; }
mark.part.cue { font-style: italic; }
mark[data-n]::before { content: attr(data-n); font: 600 .62em/1 system-ui, sans-serif; color: var(--c); vertical-align: super;
  margin-right: .15em; }
.c0 { --c: var(--c0); --f: var(--f0); } .c1 { --c: var(--c1); --f: var(--f1); } .c2 { --c: var(--c2); --f: var(--f2); }
.c3 { --c: var(--c3); --f: var(--f3); } .c4 { --c: var(--c4); --f: var(--f4); } .c5 { --c: var(--c5); --f: var(--f5); }
.tag { display: inline-block; border: 1px solid var(--line); border-radius: 999px; padding: 0 .55em; margin: .2rem .2rem 0 0; font-size: .75rem; }
blockquote { margin: .4rem 0 .7rem; padding-left: .9rem; border-left: 2px solid var(--line); }
blockquote footer { margin: .15rem 0 0; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; line-height: 1.4; }
th, td { text-align: left; vertical-align: top; padding: .5rem .8rem .5rem 0; border-top: 1px solid var(--line); }
th { color: var(--soft); font-weight: 600; border-top: 0; }
td ul { margin: 0; padding-left: 1.1em; }
.status { font-weight: 600; white-space: nowrap; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .25rem 1.2rem; font-size: .8125rem; margin: 0; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
code { font-family: ui-monospace, 'Cascadia Mono', Consolas, monospace; font-size: .94em; }
nav ol { columns: 2 18rem; padding-left: 1.4rem; font-size: .9375rem; }
@media (max-width: 46rem) { .row { grid-template-columns: minmax(0, 1fr); } }
@page { margin: 18mm 16mm; }
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --soft: #555; --line: #ccc; --card: #f6f4ef;
    --c0: #8a5a00; --c1: #0b5f8a; --c2: #2f6b2f; --c3: #7a3b86; --c4: #a23b2a; --c5: #45557a;
    --f0: #fdeec4; --f1: #d9edf9; --f2: #dff1da; --f3: #f1e1f5; --f4: #fbe0da; --f5: #e2e7f3; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  mark, .note { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .row { grid-template-columns: minmax(0, 1fr) 5.4cm; column-gap: .6cm; }
  .note, tr, blockquote { break-inside: avoid; }
  h1, h2, h3 { break-after: avoid; }
  article.piece + article.piece { break-before: page; margin-top: 0; }
  a { text-decoration: none; }
}
`;

/** SHA-256 of `reportStyle` in base64, as `style-src` takes it. */
export const styleHash = '0Wgdy90wD8W39m1idTcyCTWydnuVyJurpttkFNX4Jlw=';
