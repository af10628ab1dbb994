import { strToU8 } from 'fflate';
import type { InFile } from '../files';

/** A labelled piece of a text as a test wants it in a file; offsets in the unit of the format. */
export interface GivenSpan {
  id: string;
  start: number;
  end: number;
  label: string;
}

export interface Given {
  text: string;
  spans: readonly GivenSpan[];
  relations?: readonly { from: string; to: string; type: string }[];
}

const json = (value: unknown) => JSON.stringify(value, null, 1);
const file = (name: string, content: string): InFile => ({ name, bytes: strToU8(content) });
const xmlEscaped = (words: string) => words.replace(/[&<>"\n]/g, (sign) => `&#${sign.codePointAt(0)};`);

/** The same in each format that is read and that has a text, as a tool of that format writes it. */
export const fileMakers: Readonly<Record<string, (given: Given) => InFile[]>> = {
  doccano: ({ text, spans, relations = [] }) => [
    file(
      'x.jsonl',
      JSON.stringify({
        text,
        entities: spans.map(({ id, label, start, end }) => ({ id, label, start_offset: start, end_offset: end })),
        relations: relations.map(({ from, to, type }) => ({ from_id: from, to_id: to, type })),
      }),
    ),
  ],
  prodigy: ({ text, spans, relations = [] }) => [
    file(
      'x.jsonl',
      JSON.stringify({
        text,
        spans: spans.map(({ id, label, start, end }) => ({ id, start, end, label })),
        relations: relations.map(({ from, to, type }) => ({ from, to, label: type })),
        answer: 'accept',
      }),
    ),
  ],
  spacy: ({ text, spans }) => [file('x.json', json({ text, ents: spans }))],
  'label-studio': ({ text, spans, relations = [] }) => [
    file(
      'x.json',
      json([
        {
          data: { text },
          annotations: [
            {
              result: [
                ...spans.map(({ id, label, start, end }) => ({
                  ...{ id, type: 'labels', from_name: 'label', to_name: 'text' },
                  value: { start, end, labels: [label] },
                })),
                ...relations.map(({ from, to, type }) => ({
                  ...{ type: 'relation', from_id: from, to_id: to, labels: [type] },
                })),
              ],
            },
          ],
        },
      ]),
    ),
  ],
  brat: ({ text, spans, relations = [] }) => [
    file(
      'x.ann',
      [
        ...spans.map(({ id, label, start, end }) => `T${id}\t${label.replace(/\s/g, '_')} ${start} ${end}\tx`),
        ...relations.map(({ from, to, type }, index) => `R${index}\t${type} Arg1:T${from} Arg2:T${to}`),
      ].join('\n'),
    ),
    file('x.txt', text),
  ],
  xmi: ({ text, spans, relations = [] }) => [
    file(
      'x.xmi',
      `<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:c="http:///webanno/custom.ecore">${spans
        .map(
          ({ id, label, start, end }) =>
            `<c:${label.replace(/\W/g, '_')} xmi:id="${id}" sofa="1" begin="${start}" end="${end}"/>`,
        )
        .join('')}${relations
        .map(
          ({ from, to, type }, index) =>
            `<c:Rel xmi:id="9${index}" sofa="1" begin="0" end="1" Governor="${from}" Dependent="${to}" kind="${type}"/>`,
        )
        .join('')}<cas:Sofa xmi:id="1" sofaString="${xmlEscaped(text)}"/></xmi:XMI>`,
    ),
  ],
  'cas-json': ({ text, spans, relations = [] }) => [
    file(
      'x.json',
      json({
        '%FEATURE_STRUCTURES': [
          { '%ID': 1, '%TYPE': 'uima.cas.Sofa', sofaString: text },
          ...spans.map(({ id, label, start, end }) => ({
            ...{ '%ID': Number(id), '%TYPE': `webanno.custom.${label}`, '@sofa': 1, begin: start, end },
          })),
          ...relations.map(({ from, to, type }, index) => ({
            ...{ '%ID': 90 + index, '%TYPE': 'custom.Rel', '@sofa': 1, begin: 0, end: 1, kind: type },
            ...{ '@Governor': Number(from), '@Dependent': Number(to) },
          })),
        ],
      }),
    ),
  ],
  qde: ({ text, spans, relations = [] }) => [
    file(
      'x.qde',
      `<Project xmlns="urn:QDA-XML:project:1.0"><CodeBook><Codes>${[...new Set(spans.map(({ label }) => label))]
        .map((label) => `<Code guid="c-${xmlEscaped(label)}" name="${xmlEscaped(label)}"/>`)
        .join('')}</Codes></CodeBook><Sources><TextSource guid="s" name="x"><PlainTextContent>${xmlEscaped(
        text,
      )}</PlainTextContent>${spans
        .map(
          ({ id, label, start, end }) =>
            `<PlainTextSelection guid="${id}" startPosition="${start}" endPosition="${end}"><Coding guid="k${id}"><CodeRef targetGUID="c-${xmlEscaped(label)}"/></Coding></PlainTextSelection>`,
        )
        .join('')}</TextSource></Sources><Links>${relations
        .map(({ from, to, type }) => `<Link guid="l" name="${type}" originGUID="${from}" targetGUID="${to}"/>`)
        .join('')}</Links></Project>`,
    ),
  ],
};
