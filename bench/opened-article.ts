import { type Annotation, segmentsAt } from '../src/core/annotation/annotation';
import type { Person } from '../src/core/annotation/person';
import type { OpenedArticle } from '../src/core/host-api';
import { type MadeText, randomFrom } from './text';

export const articleId = 'a-bench';

/** Speakers of the quotes; in Guillemet a claim inside a quote finds its claimant among them. */
export const speakers: readonly Person[] = Array.from({ length: 12 }, (_, i) => ({
  id: `p-${i}`,
  name: `Speaker ${i + 1}`,
  role: '',
  organisation: '',
  country: '',
  aliases: [],
}));

/** The made spans as Guillemet's annotations, in an order that is not the text's: a journal keeps none. */
export function annotationsOf({ paragraphs, spans }: MadeText, annotator: string): Annotation[] {
  const text = paragraphs.join('\n');
  const random = randomFrom(7_919);
  return spans
    .map((span, i): Annotation => {
      const attributes: Annotation['attributes'] =
        span.layer === 'quote' ? { type: 'direct', speaker: `p-${i % speakers.length}` } : { type: 'quantity' };
      return {
        id: `v-${i}`,
        layer: span.layer,
        segments: segmentsAt(text, [span]),
        attributes,
        tags: [],
        note: '',
        annotator,
        created: '2026-03-04T09:30:00Z',
        modified: '2026-03-04T09:31:00Z',
        origin: { kind: 'manual' },
      };
    })
    .map((annotation) => ({ annotation, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ annotation }) => annotation);
}

/** What `article.open` would answer. Hashes are made up: the page does not look at them. */
export function openedArticle(made: MadeText, annotator: string): OpenedArticle {
  const characters = made.paragraphs.join('\n').length;
  return {
    article: {
      id: articleId,
      metadata: { title: 'A long article', language: 'fr', byline: '', outlet: '', published: '', url: '' },
      original: { name: 'long.txt', mediaType: 'text/plain', bytes: characters, sha256: '0'.repeat(64) },
      provenance: {
        reader: 'plain-text',
        readerVersion: '1',
        encoding: 'utf-8',
        extraction: 'none',
        imported: '2026-03-04T09:00:00Z',
      },
      textSha256: '0'.repeat(64),
      characters,
    },
    document: {
      type: 'doc',
      content: made.paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
    },
    annotations: annotationsOf(made, annotator),
    decisions: [],
    articleNote: null,
    revision: 1,
    undoable: false,
    redoable: false,
  };
}
