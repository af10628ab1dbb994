import type { Annotation } from '../../../core/annotation/annotation';
import type { NewChange } from '../../../core/annotation/change';
import type { Decision } from '../../../core/annotation/decision';
import type { Article } from '../../../core/library/article';
import { decisionOn } from '../../../core/review/acceptance';
import { suggestionOn } from '../../../core/review/testing';
import { annotationOn, articleWith } from '../../../core/testing/made-articles';
import { canonicalText } from '../../../core/text/canonical';
import { articleSchema } from '../../../core/text/schema';
import type { NewArticle } from '../article-files';
import { sha256 } from '../ids';

export const madeText = [
  'La criée rouvre lundi',
  '« Les chalutiers reviendront lundi 🐟 », assure Zoé Lindqvist.',
  'Selon le port, 40 tonnes de sardines seront vendues chaque semaine.',
].join('\n');

/** A sound article with a paragraph for each line of the text, and its original. */
export function madeArticle(id = 'a-1', text = madeText, more: Partial<Article> = {}): NewArticle {
  const paragraphs = text
    .split('\n')
    .map((line) => articleSchema.node('paragraph', null, line === '' ? [] : [articleSchema.text(line)]));
  const node = articleSchema.node('doc', null, paragraphs);
  const bytes = Buffer.from(text, 'utf8');
  if (canonicalText(node).text !== text) throw new Error('the made article does not have its text');
  return {
    article: articleWith(text, {
      id,
      original: { name: 'criee.txt', mediaType: 'text/plain', bytes: bytes.length, sha256: sha256(bytes) },
      textSha256: sha256(text),
      ...more,
    }),
    document: node.toJSON() as NewArticle['document'],
    bytes,
  };
}

/** A sound annotation on words of `madeText`. */
export function madeQuote(id: string, annotator = 'first-desk', words = 'chalutiers', note = ''): Annotation {
  return annotationOn(madeText, 'quote', words, { id, annotator, note });
}

/** A decision about a suggestion on words of `madeText`. */
export function madeDecision(id: string, annotator = 'first-desk', words = 'reviendront lundi'): Decision {
  const suggestion = suggestionOn(madeText, words);
  const textSha256 = sha256(madeText);
  const time = '2026-03-05T08:00:00Z';
  return decisionOn(suggestion, id, null, { text: madeText, textSha256, language: 'fr', annotator, time });
}

export function deciding(decision: Decision, id = `c-${decision.id}`): NewChange {
  const op = { kind: 'decision' as const, id: decision.id, before: null, after: decision };
  return { id, kind: 'reject-suggestion', ops: [op] };
}

export function adding(annotation: Annotation, id = `c-${annotation.id}`): NewChange {
  const op = { kind: 'annotation' as const, id: annotation.id, before: null, after: annotation };
  return { id, kind: 'mark-quote', ops: [op] };
}

export function replacing(before: Annotation, after: Annotation | null, id: string): NewChange {
  const op = { kind: 'annotation' as const, id: before.id, before, after };
  return { id, kind: after === null ? 'delete' : 'edit-attributes', ops: [op] };
}
