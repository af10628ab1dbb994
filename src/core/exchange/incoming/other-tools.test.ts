import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { builtInCodebook } from '../../annotation/built-in-codebook';
import { placeSentence } from './place';
import { readIncoming } from './read-incoming';
import { reasonSentence } from './reason';
import { Register, type Shared } from './register';
import { resolveDocument } from './resolve';

const text = '« La crue 🌊 monte », a dit Ada Ferret. Rien ne bouge au port.';

type Content = Record<string, string>;

/** What an empty library makes of files as other tools write them. */
function taken(files: Content, name = Object.keys(files)[0] ?? '') {
  const incoming = readIncoming(
    name,
    Object.entries(files).map(([path, content]) => ({ name: path, bytes: strToU8(content) })),
  );
  const empty: Shared = { codebook: builtInCodebook(), people: [], annotators: [] };
  const register = new Register(empty, (annotator) => annotator.toLowerCase().replaceAll(' ', '-'));
  register.takeIn(incoming);
  const context = { register, format: incoming.format, annotator: 'me', now: '2026-01-01T00:00:00Z' };
  const resolved = incoming.documents.map((document) => resolveDocument(document, document.text ?? text, context));
  const { codebook, annotators } = register.shared;
  const tagNames = new Map(codebook.tags.map(({ id, name: tag }) => [id, tag]));
  return {
    ...{ incoming, codebook, annotators },
    annotations: resolved
      .flatMap(({ annotations }) => annotations)
      .map(({ layer, segments, attributes, tags, note, annotator, relations = [] }) => ({
        ...{ layer, attributes, note, annotator, relations: relations.map(({ type }) => type) },
        words: segments.map(({ exact }) => exact).join(' … '),
        tags: tags.map((tag) => tagNames.get(tag)),
      })),
    notes: resolved.flatMap(({ notes }) => notes),
    refused: [...incoming.refused, ...resolved.flatMap(({ lines }) => lines.filter(({ reason }) => reason))].map(
      ({ place, reason }) => `${placeSentence(place)}: ${reason ? reasonSentence(reason) : ''}`,
    ),
  };
}

const json = (value: unknown) => JSON.stringify(value, null, 2);

describe('Label Studio', () => {
  const region = { from_name: 'label', to_name: 'text', type: 'labels' };
  const task = (annotations: unknown[], more = {}) => ({
    'tasks.json': json([{ data: { text }, annotations, ...more }]),
  });

  it('keeps those apart who are numbers to it, and its answers about a text as a whole', () => {
    const { annotations, annotators, notes } = taken(
      task([
        {
          completed_by: 3,
          result: [
            { ...region, id: 'a', value: { start: 2, end: 17, text: 'La crue 🌊 monte', labels: ['Quote'] } },
            { id: 'c', from_name: 'tone', to_name: 'text', type: 'choices', value: { choices: ['calm'] } },
            { id: 'd', from_name: 'worth', to_name: 'text', type: 'rating', value: { rating: 4 } },
          ],
        },
        { completed_by: 7, result: [{ ...region, id: 'b', value: { start: 27, end: 37, labels: ['Speaker'] } }] },
      ]),
    );
    expect(annotations.map(({ words, annotator }) => [words, annotator])).toEqual([
      ['La crue 🌊 monte', 'annotator-3'],
      ['Ada Ferret', 'annotator-7'],
    ]);
    expect(annotators.map(({ name }) => name)).toEqual(['Annotator 3', 'Annotator 7']);
    expect(notes).toMatchObject([{ note: 'worth: 4', tags: [expect.any(String)] }]);
  });

  it('has fields that are null, taxonomies, and predictions that are not anybody’s', () => {
    const { annotations, refused } = taken(
      task(
        [
          {
            completed_by: { email: 'ada@port.example', first_name: 'Ada', last_name: 'Ferret' },
            was_cancelled: null,
            created_at: null,
            result: [
              { ...region, id: 'a', value: { start: 2, end: 9, labels: ['Claim'] } },
              { ...region, id: 'a', type: 'taxonomy', value: { start: 2, end: 9, taxonomy: [['Water', 'Flood']] } },
            ],
          },
        ],
        { predictions: [{ result: [] }] },
      ),
    );
    expect(annotations).toMatchObject([{ layer: 'claim', words: 'La crue', tags: ['Flood'], annotator: 'ada-ferret' }]);
    expect(refused).toEqual(['task 1: what a model proposed is not taken in (predictions: 1)']);
  });

  it('in its small form has regions beside the text', () => {
    const { annotations } = taken({
      'min.json': json([{ text, id: 1, label: [{ start: 27, end: 37, text: 'Ada Ferret', labels: ['Speaker'] }] }]),
    });
    expect(annotations.map(({ words }) => words)).toEqual(['Ada Ferret']);
  });
});

describe('lines', () => {
  it('of doccano may label a text as a whole', () => {
    const { notes, codebook } = taken({
      'all.jsonl': JSON.stringify({ id: 1, text, label: ['flood', 'port'], Comments: [] }),
    });
    expect(notes).toMatchObject([{ tags: ['flood', 'port'] }]);
    expect(codebook.tags.map(({ name }) => name)).toEqual(['flood', 'port']);
  });

  it('of Prodigy say who answered, and when', () => {
    const line = {
      ...{ text, answer: 'accept', _annotator_id: 'news-ada', _timestamp: 1_700_000_000 },
      spans: [{ start: 27, end: 37, token_start: 8, token_end: 9, label: 'SPEAKER' }],
    };
    expect(taken({ 'p.jsonl': JSON.stringify(line) }).annotations).toMatchObject([
      { layer: 'speaker', words: 'Ada Ferret', annotator: 'news-ada' },
    ]);
  });

  it('of spaCy may be one document over several lines', () => {
    const doc = { text, ents: [{ start: 27, end: 37, label: 'PER' }], tokens: [] };
    expect(taken({ 'doc.json': json(doc) }).annotations).toMatchObject([{ layer: 'per', words: 'Ada Ferret' }]);
  });
});

describe('brat', () => {
  it('has events that others refer to, and attributes named after their layer', () => {
    const ann = [
      'T1\tQuote 2 17\tLa crue 🌊 monte',
      'T2\tSpeaker 27 37\tAda Ferret',
      'T3\tStatement 21 26\ta dit',
      'E1\tStatement:T3 By:T2 Content:T1',
      'E2\tStatement:T3 About:E1',
      'R1\tsupports Arg1:T1 Arg2:E1\t',
      'A1\tQuoteType T1 direct',
      'A2\tNegated E1',
      '#1\tAnnotatorNotes E1\tto check',
    ].join('\n');
    const { annotations, refused } = taken({ 'a.ann': ann, 'a.txt': text });
    expect(annotations).toMatchObject([
      { layer: 'quote', attributes: { type: 'direct' }, relations: ['supports'] },
      { layer: 'speaker' },
      { layer: 'statement', relations: ['by', 'content'], note: 'to check', attributes: { Negated: 'true' } },
    ]);
    expect(refused).toEqual(['a.ann, line 5: a relation of an annotation to itself']);
  });
});

describe('INCEpTION', () => {
  const xmi = `<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:tcas="http:///uima/tcas.ecore"
    xmlns:custom="http:///webanno/custom.ecore" xmlns:ner="http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore"
    xmlns:meta="http:///de/tudarmstadt/ukp/dkpro/core/api/metadata/type.ecore" xmi:version="2.0">
    <cas:NULL xmi:id="0"/>
    <meta:DocumentMetaData xmi:id="2" sofa="1" begin="0" end="62" language="x-unspecified" documentTitle="crue.txt"/>
    <ner:NamedEntity xmi:id="3" sofa="1" begin="28" end="38" value="PER" identifier="http://www.wikidata.org/entity/Q42"/>
    <custom:Quote xmi:id="4" sofa="1" begin="2" end="18" said="5 6"/>
    <custom:QuoteSaidLink xmi:id="5" role="by" target="3"/>
    <custom:QuoteSaidLink xmi:id="6" role="near" target="7"/>
    <custom:Place xmi:id="7" sofa="1" begin="57" end="61"/>
    <custom:Rel xmi:id="8" sofa="1" begin="57" end="61" Governor="4" Dependent="7" label="floods"/>
    <cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="${text}"/>
    <cas:View sofa="1" members="2 3 4 7 8"/>
  </xmi:XMI>`;

  it('links with roles, names relations by a feature, and has entries of knowledge bases', () => {
    const { annotations, incoming, refused } = taken({ 'annotation/crue.txt/ada.xmi': xmi });
    expect(incoming.documents[0]?.title).toBe('crue');
    expect(annotations).toMatchObject([
      {
        layer: 'namedentity',
        annotator: 'ada',
        attributes: { value: 'PER', identifier: 'http://www.wikidata.org/entity/Q42' },
      },
      { layer: 'quote', words: 'La crue 🌊 monte', relations: ['floods', 'by', 'near'] },
      { layer: 'place', words: 'port' },
    ]);
    expect(refused).toEqual([]);
  });
});

describe('REFI-QDA', () => {
  const guid = (n: number) => `11111111-1111-4111-8111-1111111111${n}`;
  const project = (sources: string, more = '') => ({
    'Trial.qde': `<?xml version="1.0" encoding="utf-8"?><Project name="Trial" xmlns="urn:QDA-XML:project:1.0">
      <Users><User guid="${guid(10)}" name="Ada"/></Users>
      <CodeBook><Codes><Code guid="${guid(11)}" name="Quote" isCodable="true"><Code guid="${guid(12)}" name="direct"/><Code guid="${guid(13)}" name="loud"/></Code></Codes></CodeBook>
      <Sources>${sources}</Sources>${more}</Project>`,
  });
  const coding = (code: number) => `<Coding guid="${guid(20 + code)}"><CodeRef targetGUID="${guid(code)}"/></Coding>`;

  it('has codes below a layer: choices of it, or tags', () => {
    const source = `<TextSource guid="${guid(40)}" name="crue"><PlainTextContent>${text}</PlainTextContent>
      <PlainTextSelection guid="${guid(41)}" name="x" startPosition="2" endPosition="17" creatingUser="{${guid(10)}}">${coding(11)}${coding(12)}${coding(13)}</PlainTextSelection></TextSource>`;
    expect(taken(project(source)).annotations).toMatchObject([
      { layer: 'quote', attributes: { type: 'direct' }, tags: ['loud'], annotator: 'ada' },
    ]);
  });

  it('may count UTF-16 units: its names of selections tell', () => {
    const source = `<TextSource guid="${guid(40)}" name="crue"><PlainTextContent>${text}</PlainTextContent>
      <PlainTextSelection guid="${guid(41)}" name="Ada Ferret" startPosition="28" endPosition="38">${coding(11)}</PlainTextSelection></TextSource>`;
    expect(taken(project(source)).annotations).toMatchObject([{ words: 'Ada Ferret' }]);
  });

  it('has the text of a PDF, notes in files, and sources that are no text', () => {
    const source = `<PDFSource guid="${guid(39)}" name="crue.pdf"><Representation guid="${guid(40)}" plainTextPath="internal://crue.txt">
        <PlainTextSelection guid="${guid(41)}" startPosition="2" endPosition="9">${coding(13)}<NoteRef targetGUID="${guid(60)}"/></PlainTextSelection></Representation></PDFSource>
      <PictureSource guid="${guid(50)}" name="map.png"><PictureSelection guid="${guid(51)}"/></PictureSource>`;
    const { annotations, refused } = taken({
      ...project(source, `<Notes><Note guid="${guid(60)}" plainTextPath="internal://note.txt"/></Notes>`),
      'Sources/crue.txt': text,
      'Sources/note.txt': 'See the map.',
    });
    expect(annotations).toMatchObject([{ words: 'La crue', note: 'See the map.' }]);
    expect(refused).toEqual([expect.stringMatching(/^source map\.png, line \d+: it is not plain text/)]);
  });

  it('has codebooks whose codes bear the name of a layer: what is below them is kept', () => {
    const qdc = `<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="${guid(11)}" name="Quote"><Code guid="${guid(12)}" name="direct"/><Code guid="${guid(13)}" name="loud"/></Code></Codes></CodeBook>`;
    expect(taken({ 'c.qdc': qdc }).codebook.tags.map(({ name }) => name)).toEqual(['Quote', 'loud']);
  });
});

describe('W3C', () => {
  const about = (exact: string) => ({
    source: 'https://port.example/crue',
    selector: { type: 'TextQuoteSelector', exact },
  });

  it('annotations whose body is another one are related to it', () => {
    const items = [
      { id: 'urn:a', type: 'Annotation', target: about('La crue 🌊 monte'), bodyValue: 'x' },
      { id: 'urn:b', type: 'Annotation', motivation: 'linking', body: 'urn:a', target: about('Ada Ferret') },
      { id: 'urn:c', type: 'Annotation', motivation: 'linking', body: 'https://port.example/', target: about('port') },
    ];
    expect(taken({ 'a.json': json(items) }).annotations).toMatchObject([
      { note: 'x', relations: [] },
      { note: '', relations: ['linking'] },
      { note: 'https://port.example/', relations: [] },
    ]);
  });

  it('as Hypothesis answers them have words, tags and a user of their own', () => {
    const row = {
      ...{
        id: 'abc',
        user: 'acct:ada@hypothes.is',
        uri: 'https://port.example/crue',
        text: 'To check.',
        tags: ['flood'],
      },
      target: [
        { ...about('La crue'), selector: [{ type: 'RangeSelector' }, { type: 'TextQuoteSelector', exact: 'La crue' }] },
      ],
    };
    expect(taken({ 'h.json': json({ total: 1, rows: [row] }) }).annotations).toMatchObject([
      { words: 'La crue', note: 'To check.', tags: ['flood'], annotator: 'ada' },
    ]);
  });
});

it('says of schema.org that it is none of the formats', () => {
  expect(() => taken({ 'a.jsonld': json({ '@context': 'https://schema.org', '@graph': [{ text: 'x' }] }) })).toThrow(
    /none of the formats/,
  );
});
