import { reportColours } from './colours';

/** Of the report; `styleHash` is its hash, so that the report's policy can allow this style and no other. */
export const reportStyle = `
${reportColours}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; padding: 3rem 2rem 5rem; max-width: 70rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.5 'Source Serif 4', Charter, Georgia, 'Noto Serif', 'Times New Roman', serif; hanging-punctuation: first; }
h1, h2, .title { line-height: 1.2; text-wrap: balance; overflow-wrap: anywhere; }
h1, .title { font-size: 2.125rem; font-weight: 700; letter-spacing: -.01em; margin: 0 0 .5rem; max-width: 46rem; }
h2 { font-size: 1.25rem; margin: 0 0 .8rem; }
section { margin-top: 3rem; }
section > h2 { padding-top: .9rem; border-top: 2px solid var(--ink); }
a { color: inherit; text-decoration-color: var(--quiet); text-underline-offset: .15em; }
a:focus-visible { outline: 2px solid var(--claim-line); outline-offset: 2px; }
.kicker, .about, .figures, .legend, .small, .note, .status, .tag, .n, dl, th, nav {
  font-family: Inter, system-ui, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif; }
.kicker, .about, .figures, .legend, .small { color: var(--quiet); }
.kicker { font-size: .75rem; font-weight: 600; letter-spacing: .08em; text-transform: uppercase; margin: 0 0 .6rem; }
.about, .figures { font-size: .875rem; margin: 0 0 .35rem; }
.legend { display: flex; flex-wrap: wrap; gap: .4rem 1.4rem; list-style: none; margin: .9rem 0 0; padding: 0; font-size: .8125rem; }
.legend mark { color: var(--ink); }
.masthead { padding-bottom: 1.2rem; margin-bottom: 1.8rem; border-bottom: 1px solid var(--hairline); }
.masthead h1:has(mark) { line-height: 1.5; }
article.piece + article.piece { margin-top: 6rem; }
.cover { padding-bottom: .2rem; margin-bottom: 2.4rem; border-bottom: 2px solid var(--ink); }
nav ol { columns: 2 20rem; column-gap: 2.5rem; padding-left: 1.6rem; margin: 1.2rem 0; font-size: .9375rem; }
nav li { break-inside: avoid; margin-bottom: .4rem; }

.text { display: flow-root; }
.passage { float: left; clear: left; width: 41rem; }
[dir] > .passage { text-align: start; }
.passage > * { margin: 0 0 1rem; white-space: pre-wrap; overflow-wrap: break-word; }
.passage > p { line-height: 1.9; hyphens: manual; }
.passage > h2 { line-height: 1.45; margin: 1rem 0 .6rem; }
.passage > .caption, .passage > .footnote { font-size: .9375rem; color: var(--quiet); }
.passage > .separator { text-align: center; color: var(--quiet); }
.notes { float: right; clear: right; width: 21rem; }
.note { border-inline-start: 2px solid var(--line, var(--hairline)); padding: .05rem 0 .1rem .75rem; margin-bottom: .8rem;
  font-size: .8125rem; line-height: 1.4; overflow-wrap: anywhere; }
.note p, .note ul, .note ol, .note blockquote { margin: .15rem 0 0; }
.note ul, .note ol { padding-inline-start: 1.2em; }
.note blockquote { border-inline-start: 2px solid var(--hairline); padding-inline-start: .6em; }
.note p, .note li { white-space: pre-wrap; }
.note .tags { margin-top: .3rem; }
.note .own-words { margin-top: .3rem; }
.note b.unknown { font-weight: 400; font-style: italic; color: var(--quiet); }
.article-notes { margin: 0 0 1.8rem; max-width: 41rem; }
.article-notes .note { --line: var(--ink); font-size: .875rem; }

mark { background: var(--wash); color: inherit; border-bottom: 2px solid var(--line);
  -webkit-box-decoration-break: clone; box-decoration-break: clone; }
mark[data-type='claim'] { border-bottom: 3px double var(--line); }
mark mark { background: none; }
mark.lane-1 { padding-bottom: 3px; } mark.lane-2 { padding-bottom: 6px; } mark.lane-3 { padding-bottom: 9px; }
mark.part { background: none; border-bottom: 2px dotted var(--line); }
mark.part.cue { border-bottom: 1px dashed var(--line); }
mark:target { outline: 2px solid var(--line); outline-offset: 1px; }
mark[data-n]::before, .n { font: 600 .6875rem/1.35 Inter, system-ui, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif;
  font-variant-numeric: tabular-nums; padding: .05em .4em; border-radius: .7em; text-decoration: none;
  background: var(--layer-ink); color: var(--paper); }
/* Inline, so that no line ends between the number and its words. */
mark[data-n]::before { content: attr(data-n); font-size: .625rem; margin-inline-end: .4em; vertical-align: .28em; }
.n { display: inline-block; min-width: 1.55em; text-align: center; white-space: nowrap; overflow-wrap: normal; }

.tag { display: inline-block; border: 1px solid var(--hairline); border-radius: 1em; padding: 0 .6em; font-size: .75rem; }
.status { display: inline-block; border-radius: .25em; padding: 0 .45em; font-size: .75rem; font-weight: 600; line-height: 1.5;
  background: var(--plain-wash); color: var(--plain-ink); white-space: nowrap; }
.status.true, .status.mostly-true { background: var(--green-wash); color: var(--green-ink); }
.status.misleading { background: var(--orange-wash); color: var(--orange-ink); }
.status.false { background: var(--vermilion-wash); color: var(--vermilion-ink); }
.status.in-check { background: var(--claim-wash); color: var(--claim-ink); }
.status.open { background: none; box-shadow: inset 0 0 0 1px var(--hairline); }

table { border-collapse: collapse; width: 100%; font-size: .9375rem; line-height: 1.45; }
th, td { text-align: start; vertical-align: top; padding: .5rem .9rem .5rem 0; border-top: 1px solid var(--hairline); overflow-wrap: anywhere; }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--quiet); font-size: .75rem; font-weight: 600; border-top: 0; padding-top: 0; }
th:first-child, td:first-child { width: 2.4rem; }
.small { font-size: .8125rem; }
.people td:last-child, .people th:last-child { width: 9rem; }
.person > * { border-top: 1px solid var(--ink); }
.person th { font-size: .9375rem; }
.person .about { font-weight: 400; margin-inline-start: .5em; }
.claims th:nth-child(3) { width: 17%; } .claims th:nth-child(4) { width: 14%; }
.claims.with-evidence th:nth-child(2) { width: 38%; }
td em { display: inline-block; margin-top: .25rem; }
td ul { margin: 0; padding-inline-start: 1.1em; }
td li + li { margin-top: .3rem; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .3rem 1.6rem; font-size: .8125rem; margin: 0; }
dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
code { font-family: ui-monospace, 'Cascadia Mono', Consolas, Menlo, monospace; font-size: .94em; }

@media screen and (max-width: 70rem) {
  .passage { width: 62%; }
  .notes { width: 34%; }
}
@media screen and (max-width: 48rem) {
  body { padding: 1.5rem 1.2rem 3rem; }
  h1, .title { font-size: 1.625rem; }
  .passage, .notes { float: none; width: auto; }
  .notes { margin: 0 0 1.4rem; }
  .claims thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .claims tr { display: block; border-top: 1px solid var(--hairline); padding: .6rem 0; }
  .claims td { display: block; width: auto !important; border: 0; padding: .1rem 0; }
  .claims td[data-label]::before { content: attr(data-label) '\\00a0'; color: var(--quiet); font: .8125rem/1 Inter, system-ui, sans-serif; }
  .claims td.none { display: none; }
  .people td:last-child, .people th:last-child { width: 5.5rem; }
  dl { grid-template-columns: minmax(0, 1fr); gap: 0; } dd { margin-bottom: .5rem; }
}
@page { size: auto; margin: 17mm 16mm 20mm;
  @bottom-right { content: counter(page) ' / ' counter(pages); font: 8pt Inter, system-ui, 'Segoe UI', Arial, sans-serif; color: #555; } }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  h1, .title { font-size: 20pt; } h2 { font-size: 12.5pt; }
  mark, mark[data-n]::before, .n, .note, .status, .tag { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .passage { width: 63%; } .notes { width: 33%; }
  .passage > p { line-height: 1.75; orphans: 3; widows: 3; }
  .note { font-size: 8pt; margin-bottom: .6rem; }
  .kicker, .small, .status, .tag, .legend, dl, thead th { font-size: 8pt; }
  .about, .figures { font-size: 9pt; }
  table { font-size: 9.5pt; } .person th { font-size: 9.5pt; }
  mark[data-n]::before { font-size: 6.5pt; } .n { font-size: 7pt; }
  section { margin-top: 1.6rem; }
  .note, tr, dt, dd, li, .status, .masthead { break-inside: avoid; }
  h1, h2, .person, .masthead, dt { break-after: avoid; }
  thead { display: table-header-group; }
  article.piece + article.piece { break-before: page; margin-top: 0; }
  nav ol { margin-bottom: 1.6rem; }
  a { text-decoration: none; }
}
`;

/** SHA-256 of `reportStyle` in base64, as `style-src` takes it. */
export const styleHash = 'h/EcmazC5pG7gVJ1u9+jzP6q7suNyw/N6A4NEhaocAE=';
