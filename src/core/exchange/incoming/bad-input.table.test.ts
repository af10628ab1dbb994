import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { FailureError } from '../../result';
import { annotationOn, articleWith, libraryWith } from '../../testing/made-articles';
import { exportText } from '../export-file';
import type { InFile } from './files';
import { fileMakers, type Given } from './testing/files-of';
import { takenFrom, unsoundParts } from './testing/taken';

/** A ship of two UTF-16 units and four bytes at the beginning, so that every unit differs. */
const text = '🚢 Le bac part. Le bac revient.';
const sound: Given = { text, spans: [{ id: '3', start: 0, end: 4, label: 'Quote' }] };
const formats = Object.keys(fileMakers);

/** The failure that a file is refused with; null where it is taken. */
function failureOf(files: readonly InFile[]): FailureError['failure'] | null {
  try {
    expect(unsoundParts(takenFrom(files))).toEqual([]);
    return null;
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    return error.failure;
  }
}

function make(format: string, given: Given): InFile[] {
  const maker = fileMakers[format];
  if (!maker) throw new Error(format);
  return maker(given);
}

const withSpan = (start: number, end: number): Given => ({ text, spans: [{ id: '3', start, end, label: 'Quote' }] });

describe.each(formats)('%s', (format) => {
  const take = (given: Given) => {
    const taken = takenFrom(make(format, given));
    expect(unsoundParts(taken)).toEqual([]);
    return taken;
  };

  it('is taken where it is sound', () => {
    expect(take(sound)).toMatchObject({ annotations: [{ layer: 'quote' }], lines: [] });
  });

  it('is refused by name where it is cut off anywhere, or taken with what is whole', () => {
    const [main, ...others] = make(format, sound);
    if (!main) throw new Error(format);
    for (let length = 0; length < main.bytes.length; length += 7) {
      const failure = failureOf([{ ...main, bytes: main.bytes.slice(0, length) }, ...others]);
      if (failure === null) continue;
      expect(failure.code).toMatch(/^exchange-(?:invalid|unknown)$/);
      expect(failure.message).toContain('x');
      expect(failure.details?.reason).not.toBe('');
    }
  });

  it('is refused by name where it holds something else', () => {
    const [main, ...others] = make(format, sound);
    if (!main) throw new Error(format);
    for (const content of [
      '',
      ' ',
      '\uFEFF',
      'null',
      '[]',
      '{}',
      '[null]',
      '[7]',
      '<a/>',
      '<',
      '\u0000\u0001',
      'x',
      '"x"',
    ]) {
      const failure = failureOf([{ ...main, bytes: strToU8(content) }, ...others]);
      // brat has nothing else than lines: those that are none are in the report, and no lines are no annotations.
      if (failure === null) expect(format === 'brat' || content === '[]').toBe(true);
      else expect(failure.code).toMatch(/^exchange-(?:invalid|unknown)$/);
    }
  });

  it.each([
    ['after the end', 0, 999],
    ['before the beginning', -5, 2],
    ['nothing', 3, 3],
    ['backwards', 5, 2],
    ['beyond all numbers', 0, 2 ** 60],
  ])('leaves out what covers %s, with its place and reason', (_, start, end) => {
    const failure = failureOf(make(format, withSpan(start, end)));
    if (failure) expect(failure.details?.place).not.toBe('');
    else {
      const { annotations, lines } = take(withSpan(start, end));
      expect(annotations).toEqual([]);
      expect(lines).toEqual([expect.stringMatching(/: refused .+/)]);
    }
  });

  it('leaves out what begins inside a character, where the format counts in halves of one', () => {
    const { annotations, lines } = take(withSpan(1, 5));
    const inHalves = ['doccano', 'xmi', 'cas-json'].includes(format);
    expect(annotations).toHaveLength(inHalves ? 0 : 1);
    if (inHalves) expect(lines).toEqual([expect.stringMatching(/refused .*inside a character/)]);
  });

  it('takes labels that nobody knows, script among them, as what they are: words', () => {
    const label = '<script>alert(1)</script> =1+1';
    const isName = ['xmi', 'cas-json'].includes(format);
    const { shared } = take({ text, spans: [{ id: '3', start: 0, end: 4, label: isName ? 'script_alert' : label }] });
    const names = [...shared.codebook.layers, ...shared.codebook.tags].map(({ name }) => name.replaceAll('_', ' '));
    expect(names).toContain(isName ? 'script alert' : label);
    const article = { article: articleWith(text), text, annotations: [] };
    const html = exportText('html', libraryWith({ codebook: shared.codebook }), [article]);
    expect(html).not.toContain('<script>alert(1)');
  });

  it('takes one of two with the same id, and says so', () => {
    const twice = { text, spans: [...sound.spans, ...sound.spans] };
    const { annotations, lines } = take(twice);
    if (format === 'spacy') return expect(annotations.length).toBeGreaterThan(0);
    expect(annotations).toHaveLength(1);
    expect(lines).toEqual([expect.stringMatching(/refused .*twice/)]);
  });

  it('keeps circles of relations, and says of relations to nothing and to oneself that they were left out', () => {
    if (format === 'spacy') return;
    const spans = [...sound.spans, { id: '4', start: 5, end: 8, label: 'Claim' }];
    const relations = [
      { from: '3', to: '4', type: 'repeats' },
      { from: '4', to: '3', type: 'repeats' },
      { from: '3', to: '77', type: 'repeats' },
      { from: '3', to: '3', type: 'repeats' },
    ];
    const { annotations, lines } = take({ text, spans, relations });
    expect(annotations.map(({ relations: own = [] }) => own.length)).toEqual([1, 1]);
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line).toMatch(/refused a relation (?:to nothing|to what was not taken in|of an)/);
  });

  it('goes round no circle of segments for ever', () => {
    if (format === 'spacy') return;
    const spans = [...sound.spans, { id: '4', start: 5, end: 8, label: 'Quote' }];
    const relations = [
      { from: '3', to: '4', type: 'continues' },
      { from: '4', to: '3', type: 'continues' },
    ];
    expect(take({ text, spans, relations }).lines.join()).toMatch(/circle/);
  });

  it('has another text beside it than it counts in: nothing is guessed', () => {
    const { annotations } = take({ text: 'x', spans: sound.spans });
    expect(annotations).toEqual([]);
  });
});

describe('XML', () => {
  it.each(['x.xmi', 'x.qdc', 'x.qde'])('%s with a document type is refused, whatever it declares', (name) => {
    const root = { 'x.xmi': 'x:XMI xmlns:x="http://www.omg.org/XMI"', 'x.qdc': 'CodeBook', 'x.qde': 'Project' }[name];
    for (const inside of ['', '[<!ENTITY a SYSTEM "file:///etc/passwd">]', '[<!ENTITY a "b"><!ENTITY c "&a;&a;">]']) {
      const failure = failureOf([{ name, bytes: strToU8(`<!DOCTYPE x ${inside}><${root}/>`) }]);
      expect(failure).toMatchObject({
        code: 'exchange-invalid',
        message: expect.stringMatching(/line 1: a document type/),
      });
    }
  });

  it('that is too deep is refused', () => {
    const deep = `<CodeBook>${'<a>'.repeat(5_000)}`;
    expect(failureOf([{ name: 'x.qdc', bytes: strToU8(deep) }])?.message).toMatch(/too deep/);
  });
});

describe('a zip', () => {
  it.each(['x.qdpx', 'x.zip'])('%s that would become too much is refused before it is unpacked', (name) => {
    const bomb = zipSync({ 'project.qde': new Uint8Array(20 * 1024 * 1024) }, { level: 9 });
    expect(failureOf([{ name, bytes: bomb }])?.message).toMatch(/the zip would become/);
  });

  it('whose names lead elsewhere is read for what is in it alone', () => {
    const bytes = zipSync({ '../../etc/x.ann': strToU8('T1\tQuote 0 4\tx'), '../../etc/x.txt': strToU8(text) });
    expect(takenFrom([{ name: 'x.zip', bytes }]).annotations).toHaveLength(1);
  });

  it('inside a zip is not opened', () => {
    const bytes = zipSync({ 'inner.zip': zipSync({ 'a.ann': strToU8('') }) });
    expect(failureOf([{ name: 'x.zip', bytes }])?.code).toBe('exchange-unknown');
  });
});

describe('Guillemet JSON', () => {
  const article = { article: articleWith(text), text, annotations: [annotationOn(text, 'quote', 'part')] };
  const exported = () => JSON.parse(exportText('json', libraryWith(), [article]));
  const failureWith = (change: (file: ReturnType<typeof exported>) => void) => {
    const value = exported();
    change(value);
    return failureOf([{ name: 'x.json', bytes: strToU8(JSON.stringify(value)) }]);
  };

  it('of a newer version says so', () => {
    expect(failureWith((file) => Object.assign(file, { version: 9 }))?.details?.reason).toMatch(/newer Guillemet/);
  });

  it.each([
    [
      'tags in a circle',
      {
        tags: [
          { id: 'a', name: 'A', parent: 'b' },
          { id: 'b', name: 'B', parent: 'a' },
        ],
      },
      /codebook\.tags/,
    ],
    ['a tag below nothing', { tags: [{ id: 'a', name: 'A', parent: 'z' }] }, /codebook\.tags/],
    [
      'an id twice',
      {
        tags: [
          { id: 'a', name: 'A', parent: null },
          { id: 'a', name: 'B', parent: null },
        ],
      },
      /codebook\.tags/,
    ],
  ])('with %s in its codebook is refused with the place', (_, codebook, place) => {
    expect(failureWith((file) => Object.assign(file.codebook, codebook))?.message).toMatch(place);
  });

  it('finds the words where its offsets are elsewhere', () => {
    const value = exported();
    Object.assign(value.articles[0].annotations[0].segments[0], { start: 0, end: 4 });
    const { annotations } = takenFrom([{ name: 'x.json', bytes: strToU8(JSON.stringify(value)) }]);
    expect(annotations).toMatchObject([{ segments: [{ exact: 'part' }] }]);
  });
});

describe('a codebook as a table', () => {
  it('with formulas has them as the words that they are, without the apostrophe of spreadsheets', () => {
    const { shared } = takenFrom([{ name: 'x.csv', bytes: strToU8('tag,description\n"\'=1+1","\'@x"\n=2+2,\n') }]);
    expect(shared.codebook.tags.map(({ name, description }) => [name, description])).toEqual([
      ['=1+1', '@x'],
      ['=2+2', undefined],
    ]);
  });

  it('with a quotation mark that is not closed is refused with the row', () => {
    expect(failureOf([{ name: 'x.csv', bytes: strToU8('tag\n"a\nb') }])?.message).toMatch(/row \d+: a quotation mark/);
  });
});
