import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { builtInCodebook } from '../../annotation/built-in-codebook';
import { at, placeSentence } from './place';
import { readIncoming } from './read-incoming';
import { because, reasonSentence } from './reason';
import { Register } from './register';
import { resolveDocument } from './resolve';

const file = (name: string, content: string | Uint8Array) => ({
  name,
  bytes: typeof content === 'string' ? strToU8(content) : content,
});
const read = (name: string, content: string | Uint8Array) => readIncoming(name, [file(name, content)]);

function linesOf(name: string, content: string): string[] {
  const incoming = read(name, content);
  const register = new Register({ codebook: builtInCodebook(), people: [], annotators: [] }, (each) => each);
  register.takeIn(incoming);
  const context = { register, format: incoming.format, annotator: 'me', now: '2026-01-01T00:00:00Z' };
  return incoming.documents.flatMap((document) =>
    resolveDocument(document, document.text ?? '', context).lines.map(({ place, outcome, reason }) =>
      `${placeSentence(place)}: ${outcome} ${reason === null ? '' : reasonSentence(reason)}`.trim(),
    ),
  );
}

describe('a file that is refused as a whole, with its name, the place and the reason', () => {
  it.each([
    ['x.json', '{"format": "guillemet", "version": 1', /x\.json: the JSON ends too early/],
    ['x.json', '{"format": "guillemet", "version": 2, "articles": []}', /x\.json, version:/],
    ['x.json', '{"a": 1}', /none of the formats/],
    ['x.bin', '\u0000\u0001', /none of the formats/],
    [
      'x.xmi',
      '<!DOCTYPE a [<!ENTITY b "c">]><xmi:XMI xmlns:xmi="http://www.omg.org/XMI"/>',
      /x\.xmi, line 1: a document type/,
    ],
    ['x.xmi', '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI"><a>', /x\.xmi, line 1: not well-formed/],
    ['x.qdc', '<CodeBook><Codes>', /x\.qdc, line 1: not well-formed/],
    ['x.jsonl', '{"text":"a","label":[]}\n{"text":', /x\.jsonl, line 2: the JSON ends too early/],
    ['x.csv', 'tag,name\na,b\n', /row 1: a codebook has exactly one column/],
    ['x.ann', 'T1\tQuote 0 1\ta\n', /its text is missing/],
  ])('%s: %j', (name, content, reason) => {
    expect(() => read(name, content)).toThrow(reason);
  });

  it('is a zip that would become too much, before it is unpacked', () => {
    const bomb = zipSync({ 'project.qde': new Uint8Array(64 * 1024 * 1024) }, { level: 9 });
    expect(() => read('x.qdpx', bomb)).toThrow(/x\.qdpx: the zip would become/);
  });

  it('is a zip that is cut off', () => {
    const whole = zipSync({ 'project.qde': strToU8('<Project/>') });
    expect(() => read('x.qdpx', whole.slice(0, whole.length - 10))).toThrow(/x\.qdpx: the zip is damaged/);
  });

  it('is text that is no UTF-8', () => {
    expect(() => read('x.json', new Uint8Array([0x7b, 0xff, 0xfe]))).toThrow(/not UTF-8/);
  });
});

describe('an annotation that is refused with its place and reason', () => {
  it.each([
    [[[0, 99, 'Quote']], /span 1: refused .*outside the text/],
    [[[-1, 2, 'Quote']], /span 1: refused .*outside the text/],
    [[[2, 2, 'Quote']], /span 1: refused .*empty/],
    [[[0, 1, 'Quote']], /span 1: refused .*inside a character/],
  ])('%j', (label, reason) => {
    expect(linesOf('x.jsonl', JSON.stringify({ text: '🚢 part', label }))).toEqual([expect.stringMatching(reason)]);
  });

  it('leads to nothing, to itself, or goes on in a circle', () => {
    const entities = [1, 2].map((id) => ({ id, label: 'Quote', start_offset: id - 1, end_offset: id }));
    const relations = [
      { from_id: 1, to_id: 9, type: 'supports' },
      { from_id: 1, to_id: 1, type: 'supports' },
      { from_id: 1, to_id: 2, type: 'continues' },
      { from_id: 2, to_id: 1, type: 'continues' },
    ];
    const lines = linesOf('x.jsonl', JSON.stringify({ text: 'ab', entities, relations })).join('\n');
    expect(lines).toMatch(/relation 1: refused a relation to nothing/);
    expect(lines).toMatch(/goes on in a circle/);
  });

  it('bears an id that is there already', () => {
    const entities = [1, 1].map((id) => ({ id, label: 'Quote', start_offset: 0, end_offset: 1 }));
    expect(read('x.jsonl', JSON.stringify({ text: 'ab', entities })).refused).toEqual([
      { place: [at('line', 1), at('span', 1)], reason: because('id-twice', { id: '1' }) },
    ]);
  });

  it('says other words than stand there, and nowhere else', () => {
    const region = {
      id: 'a',
      type: 'labels',
      from_name: 'label',
      to_name: 'text',
      value: { start: 0, end: 2, text: 'zz', labels: ['Quote'] },
    };
    const task = [{ data: { text: 'ab cd' }, annotations: [{ result: [region] }] }];
    expect(linesOf('x.json', JSON.stringify(task))).toEqual([
      expect.stringMatching(/refused “zz” is not in the article/),
    ]);
  });
});

describe('what is taken in all the same', () => {
  it('counts UTF-16 units where code points give other words', () => {
    const target = (start: number, end: number) => ({
      source: 'urn:x',
      selector: [
        { type: 'TextPositionSelector', start, end },
        { type: 'TextQuoteSelector', exact: 'part' },
      ],
    });
    const text = '🚢 part et part';
    const incoming = read(
      'x.json',
      JSON.stringify({
        '@context': 'http://www.w3.org/ns/anno.jsonld',
        type: 'Annotation',
        id: 'urn:a',
        target: target(3, 7),
        bodyValue: 'x',
      }),
    );
    const register = new Register({ codebook: builtInCodebook(), people: [], annotators: [] }, (each) => each);
    const [document] = incoming.documents;
    if (!document) throw new Error('nothing was read');
    const { annotations } = resolveDocument(document, text, {
      register,
      format: 'w3c',
      annotator: 'me',
      now: '2026-01-01T00:00:00Z',
    });
    expect(annotations[0]).toMatchObject({ note: 'x', segments: [{ start: 3, exact: 'part' }] });
  });

  it('stands in a text with other line ends', () => {
    const line = {
      text: 'a\r\n🚢 b\u2028c',
      label: [
        [3, 5, 'Quote'],
        [8, 9, 'Claim'],
      ],
    };
    const incoming = read('x.jsonl', JSON.stringify(line));
    const [document] = incoming.documents;
    if (!document) throw new Error('nothing was read');
    const register = new Register({ codebook: builtInCodebook(), people: [], annotators: [] }, (each) => each);
    const { annotations } = resolveDocument(document, 'a\n🚢 b\nc', {
      register,
      format: 'x',
      annotator: 'me',
      now: '2026-01-01T00:00:00Z',
    });
    expect(annotations.map(({ segments }) => segments[0]?.exact)).toEqual(['🚢', 'c']);
  });

  it('has labels that the codebook does not know: they become layers, and codes become tags', () => {
    const register = new Register({ codebook: builtInCodebook(), people: [], annotators: [] }, (each) => each);
    expect(register.layerFor('Metaphor').id).toBe('metaphor');
    expect(register.layerFor('QUOTE').id).toBe('quote');
    expect(register.tagFor(['Topics', 'River'])).toBe(register.tagFor(['topics', 'river']));
    expect(register.shared.codebook.tags.map(({ name, parent }) => [name, parent === null])).toEqual([
      ['Topics', true],
      ['River', false],
    ]);
    expect(register.shared.codebook.layers.map(({ name }) => name)).toContain('Metaphor');
  });

  it('is UIMA whose features refer to other annotations: they are links', () => {
    const xmi =
      '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:c="http:///webanno/custom.ecore" xmlns:cas="http:///uima/cas.ecore"><c:Quote xmi:id="3" sofa="1" begin="0" end="2" kind="direct" speaker="4"/><c:Speaker xmi:id="4" sofa="1" begin="4" end="7"/><cas:Sofa xmi:id="1" sofaString="Oui, dit"/></xmi:XMI>';
    const incoming = read('x.xmi', xmi);
    const register = new Register({ codebook: builtInCodebook(), people: [], annotators: [] }, (each) => each);
    const [document] = incoming.documents;
    if (!document) throw new Error('nothing was read');
    const context = { register, format: 'xmi', annotator: 'me', now: '2026-01-01T00:00:00Z' };
    const { annotations } = resolveDocument(document, 'Oui, dit', context);
    expect(annotations).toMatchObject([
      { layer: 'quote', attributes: { type: 'direct', speakerSpan: { start: 4, end: 7 } } },
    ]);
  });

  it('is a codebook as a table, apostrophes of spreadsheets taken off', () => {
    const { codebook } = read('x.csv', '\uFEFFtag,description\r\n"Topics › River","\'=1+1"\r\nTone,\r\n');
    expect(codebook.tags.map(({ name, description }) => [name, description])).toEqual([
      ['Topics', undefined],
      ['River', '=1+1'],
      ['Tone', undefined],
    ]);
  });
});
