import { offsetTable } from '../../text/offsets';
import { asciiLabel, labelsOf } from '../labels';
import type { LossKind } from '../losses';
import { jsonLine } from '../ordered-json';
import { isSpanValue, type PreparedArticle } from '../prepared-article';
import { provenanceFacts } from '../provenance-facts';
import { type GraphSpan, spanGraph } from '../span-graph';
import { type Token, tokenRange, tokensOf } from '../tokens';
import type { FormatWriter } from '../writer';

/** One JSON object a line, an article each: what doccano, Prodigy and spaCy read. All say labelled spans and links. */

const loses: readonly LossKind[] = [
  'metadata',
  'codebook',
  'attributes',
  'people',
  'tags',
  'notes',
  'article-notes',
  'annotators',
  'times',
  'origins',
];

const upper = (name: string) => asciiLabel(name).toUpperCase();

/** A segment as a span: the graph is in pieces, so each span has one. */
function place({ segments }: GraphSpan): { start: number; end: number; startCodePoint: number; endCodePoint: number } {
  const [segment] = segments;
  if (!segment) throw new RangeError('a span without a segment');
  return segment;
}

type Labels = ReturnType<typeof labelsOf>;

/** A format of one line an article, whose labels are written in one way. */
function lineWriter(
  ending: string,
  spelling: (name: string) => string,
  record: (article: PreparedArticle, labels: Labels) => object,
  countOwn: NonNullable<FormatWriter['countOwn']> = () => ({}),
): FormatWriter {
  return {
    ending,
    mediaType: 'application/jsonl',
    layout: 'one',
    loses,
    countOwn,
    write({ library, name }) {
      const labels = labelsOf(library.codebook, spelling);
      return {
        *begin() {
          yield { file: `${name}${ending}` };
        },
        *article(article) {
          yield jsonLine(record(article, labels));
        },
      };
    },
  };
}

/**
 * doccano, sequence labelling with relations (`data_import/pipeline`). Offsets are UTF-16 units, as the editor of a
 * project that does not count graphemes takes them; the name of the file says so.
 */
export const doccanoWriter = lineWriter('.doccano-utf16.jsonl', asciiLabel, (article, labels) => {
  const { spans, links } = spanGraph(article, labels, { inPieces: true });
  return {
    text: article.text,
    entities: spans.map((span) => ({
      id: span.number,
      label: span.label,
      start_offset: place(span).start,
      end_offset: place(span).end,
    })),
    relations: links.map(({ from, to, type }, index) => ({
      id: index + 1,
      from_id: from.number,
      to_id: to.number,
      type,
    })),
    ...about(article),
  };
});

/** Places that tokens cannot say: a blank is not the beginning or the end of a span, also where it bears a mark. */
function blankEdges({ annotations }: PreparedArticle): Partial<Record<LossKind, number>> {
  const places = annotations.flatMap(({ segments, attributes }) => [
    ...segments,
    ...[...attributes.values()].filter(isSpanValue),
  ]);
  return { 'blank-edges': places.filter(({ exact }) => exact !== exact.trim()).length };
}

/** spaCy, as `Doc.from_json` and `Doc.to_json` have it: spans may overlap in the group `sc`. Code points. */
export const spacyWriter = lineWriter(
  '.spacy.jsonl',
  upper,
  (article, labels) => {
    const { spans, links, tokens, spanOf } = tokenised(article, labels);
    return {
      text: article.text,
      ents: [],
      spans: {
        sc: spans.map(spanOf).map(({ start, end, label, id }) => ({ start, end, label, kb_id: '', id: String(id) })),
      },
      tokens: tokens.map(({ id, start, end }) => ({ id, start, end })),
      relations: links.map(({ from, to, type }) => ({ from: from.number, to: to.number, type })),
      ...about(article),
    };
  },
  blankEdges,
);

/** Prodigy tasks with spans and relations. Code points; `token_end` is the last token, not the one after it. */
export const prodigyWriter = lineWriter(
  '.prodigy.jsonl',
  upper,
  (article, labels) => {
    const { spans, links, tokens, spanOf } = tokenised(article, labels);
    return {
      text: article.text,
      tokens: tokens.map(({ id, start, end, ws, text }) => ({ text, start, end, id, ws })),
      spans: spans.map(spanOf),
      relations: links.map(({ from, to, type }) => {
        const [head, child] = [spanOf(from), spanOf(to)];
        return { head: head.token_end, child: child.token_end, label: type, head_span: head, child_span: child };
      }),
      answer: 'accept',
      ...about(article),
    };
  },
  blankEdges,
);

function about({ article }: PreparedArticle) {
  const { title, language, outlet, published, url } = article.metadata;
  return { meta: { id: article.id, title, language, outlet, published, url, ...provenanceFacts(article) } };
}

/**
 * Spans, links and tokens, in code points; words are cut at the borders of spans, so that none lies inside one. What blanks there
 * are beside the one after a word are tokens of their own: both tools make the text anew from tokens and those blanks,
 * and spaCy refuses tokens from which it is not the same (`get_words_and_spaces`).
 */
function tokenised(article: PreparedArticle, labels: Labels) {
  const { text } = article;
  const { spans, links } = spanGraph(article, labels, { inPieces: true });
  const borders = spans.flatMap((span) => [place(span).start, place(span).end]);
  const found = withBlanks(tokensOf(text, article.article.metadata.language, borders), text);
  const offsets = offsetTable(text);
  const tokens = found.map(({ start, end, isSpaced }, id) => ({
    id,
    start: offsets.toCodePoint(start),
    end: offsets.toCodePoint(end),
    text: text.slice(start, end),
    ws: isSpaced,
  }));
  /** Where the words of the span begin and end. */
  const spanOf = (span: GraphSpan) => {
    const { start, end } = place(span);
    let [first, last] = tokenRange(found, start, end) ?? [0, 0];
    while (first < last && isBlank(tokens[first])) first++;
    while (first < last && isBlank(tokens[last])) last--;
    return {
      start: tokens[first]?.start ?? 0,
      end: tokens[last]?.end ?? 0,
      token_start: first,
      token_end: last,
      label: span.label,
      id: span.number,
    };
  };
  return { spans, links, tokens, spanOf };
}

function isBlank(token: { text: string } | undefined): boolean {
  return token?.text.trim() === '';
}

/** A mark that stands on a blank is one character with it. */
function withBase(word: Token, text: string): Token {
  const isMark = /^\p{M}/u.test(text.slice(word.start, word.end)) && /[^\S\n]/u.test(text.charAt(word.start - 1));
  return isMark ? { ...word, start: word.start - 1 } : { ...word };
}

function withBlanks(words: readonly Token[], text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (const [index, found] of words.entries()) {
    const word = withBase(found, text);
    const before = tokens.at(-1);
    if (before && word.start < found.start && at === found.start && index > 0) {
      before.isSpaced = false;
      at = word.start;
    }
    if (word.start > at) tokens.push({ start: at, end: word.start, isSpaced: false, sentence: word.sentence });
    tokens.push(word);
    at = word.end + (word.isSpaced ? 1 : 0);
  }
  if (at < text.length)
    tokens.push({ start: at, end: text.length, isSpaced: false, sentence: words.at(-1)?.sentence ?? 0 });
  return tokens;
}
