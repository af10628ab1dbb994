import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { FailureError } from '../../core/result';
import { articleSchema } from '../../core/text/schema';
import { Archive } from './archive';
import { identify } from './identify';
import { readerVersions } from './read';
import { readSource } from './read-source';
import { docxFile, docxNotes, docxParagraph, epubFile, odtFile, xlsxFile, zipFile } from './testing/office-files';
import { column, pdfFile } from './testing/pdf-file';
import { fileOf } from './testing/read-blocks';

/** Mutated files of each form: few in each run, as many as GUILLEMET_FUZZ says in the long one. */
const runs = Number(process.env.GUILLEMET_FUZZ ?? 15);

const mail =
  'From: a@example.org\r\nTo: b@example.org\r\nSubject: =?utf-8?Q?Le_pont?=\r\nMessage-ID: <1@x>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>Le pont est ouvert, d=E9j=E0</p>\r\n--b--\r\n';
const page =
  '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Le pont</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Le pont"}</script></head><body><nav>Menu</nav><article><h1>Le pont</h1><p>Il est <b>ouvert</b>, <a href="https://example.org/">dit-on</a>.</p><ul><li>un<li>deux</ul><table><tr><td>a<td>b</table></article></body></html>';

const files: [name: string, bytes: Uint8Array][] = [
  ['a.txt', strToU8('Le pont est ouvert.\n\n-\n\nDepuis hier, « dit-elle ».\n')],
  [
    'a.md',
    strToU8(
      '---\ntitle: Le pont\n---\n# Le pont\n\n> Il est **ouvert** [ici](https://example.org/).\n\n1. un\n2. deux\n',
    ),
  ],
  ['a.html', strToU8(page)],
  [
    'a.mhtml',
    strToU8(
      `Snapshot-Content-Location: https://example.org/\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n${page}\r\n--b--\r\n`,
    ),
  ],
  ['a.eml', strToU8(mail)],
  [
    'a.docx',
    docxFile(
      `${docxParagraph('Le pont', 'Titre1')}<w:p><w:r><w:t>Ouvert</w:t><w:footnoteReference w:id="1"/></w:r></w:p><w:tbl><w:tr><w:tc>${docxParagraph('a')}</w:tc></w:tr></w:tbl>`,
      { 'word/footnotes.xml': docxNotes(['Selon la mairie.']) },
    ),
  ],
  [
    'a.odt',
    odtFile(
      '<text:h text:outline-level="1">Le pont</text:h><text:p>Il est <text:span text:style-name="T1">ouvert</text:span></text:p><text:list><text:list-item><text:p>un</text:p></text:list-item></text:list>',
    ),
  ],
  [
    'a.rtf',
    strToU8(
      '{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset128 B;}}{\\stylesheet{\\s1 heading 1;}}\\pard\\s1 Le pont\\par\\pard Il est \\b ouvert\\b0, d\\\'e9j\\u224\\\'e0{\\footnote note}\\par\\trowd a\\cell b\\cell\\row{\\field{\\*\\fldinst HYPERLINK "https://example.org/"}{\\fldrslt ici}}\\par}',
    ),
  ],
  [
    'a.epub',
    epubFile({ 'a.xhtml': '<h1>Un</h1><p>Le pont est ouvert.</p>', 'b.xhtml': '<h1>Deux</h1><p>Le quai.</p>' }),
  ],
  [
    'a.pdf',
    pdfFile([
      {
        texts: [
          { text: 'Le pont', x: 50, y: 780, size: 20 },
          ...column(['Il est ouvert depuis hier soir,', 'dit-on à la mai-', 'rie du village.'], 50, 740),
        ],
        rules: [{ x: 50, right: 300, y: 600 }],
      },
      { texts: column(['Et le quai aussi, paraît-il, depuis.'], 50, 700) },
    ]),
  ],
  [
    'a.json',
    strToU8(
      '{"results":[{"title":"Un","text":"Le pont","source":{"name":"x"}},{"title":"Deux","text":"<p>Le quai</p>"}]}',
    ),
  ],
  ['a.jsonl', strToU8('{"title":"Un","text":"Le pont"}\n{"title":"Deux","text":"Le quai"}\n')],
  ['a.csv', strToU8('title;text\r\n"Un";"Le pont; ouvert"\r\nDeux;Le quai\r\n')],
  [
    'a.xlsx',
    xlsxFile([
      ['title', 'text', 'date'],
      ['Un', 'Le pont', 45_000],
    ]),
  ],
];

interface Mutation {
  kind: 'flip' | 'cut' | 'drop' | 'double' | 'insert';
  at: number;
  length: number;
  bytes: Uint8Array;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom('flip', 'cut', 'drop', 'double', 'insert'),
  at: fc.nat(),
  length: fc.integer({ min: 1, max: 200 }),
  bytes: fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 20 }),
    fc
      .constantFrom('<', '>', '&', '"', '{', '}', '\\', '\0', ']]>', '<!--', '../', '%', '\uD800', '\u2028')
      .map(strToU8),
  ),
});

function mutated(bytes: Uint8Array, { kind, at, length, bytes: other }: Mutation): Uint8Array {
  const place = bytes.length === 0 ? 0 : at % bytes.length;
  const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)];
  if (kind === 'cut') return before;
  if (kind === 'drop') return Buffer.concat([before, after.subarray(length)]);
  if (kind === 'double') return Buffer.concat([before, after.subarray(0, length), after]);
  if (kind === 'insert') return Buffer.concat([before, other, after]);
  return Buffer.concat([before, other, after.subarray(other.length)]);
}

/** Either an article that can be kept, or a failure that names the file: nothing else ever comes out. */
async function readsOrRefuses(name: string, bytes: Uint8Array): Promise<void> {
  try {
    const { document, canonical } = await readSource(fileOf(name, bytes), {});
    articleSchema.nodeFromJSON(document).check();
    expect(canonical.text.length).toBeGreaterThan(0);
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    expect(error.failure.code).not.toBe('internal');
    expect(error.failure.details?.file).toBe(name);
    expect(error.failure.message).toContain(name);
  }
}

it('has a file for every reader', () => {
  const readers = files.map(([name, bytes]) => identify(bytes, name).reader);
  expect(readers.sort()).toEqual(Object.keys(readerVersions).sort());
});

describe('a file of any form that was altered anywhere', () => {
  it.each(files)(
    '%s is read or refused, and nothing else',
    async (name, bytes) => {
      await readsOrRefuses(name, bytes);
      await fc.assert(
        fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) =>
          readsOrRefuses(name, mutations.reduce(mutated, bytes)),
        ),
        { numRuns: runs },
      );
    },
    Math.max(60_000, runs * 200),
  );

  it.each(files.filter(([name]) => /\.(?:docx|odt|epub|xlsx)$/.test(name)))(
    '%s is read or refused when what is packed in it was altered',
    async (name, bytes) => {
      const archive = new Archive(bytes);
      const parts = archive.names.map((part) => [part, archive.read(part) ?? new Uint8Array()] as const);
      await fc.assert(
        fc.asyncProperty(fc.nat(), fc.array(mutation, { minLength: 1, maxLength: 3 }), (which, mutations) => {
          const altered = parts.map(([part, content], i) => [
            part,
            i === which % parts.length ? mutations.reduce(mutated, content) : content,
          ]);
          return readsOrRefuses(name, zipFile(Object.fromEntries(altered)));
        }),
        { numRuns: runs },
      );
    },
    Math.max(60_000, runs * 200),
  );
});
