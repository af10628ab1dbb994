import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Annotation, segmentsAt } from '../src/core/annotation/annotation';
import { articleSchema } from '../src/core/text/schema';
import { stringifyAnnotationFile } from '../src/main/library/annotation-file';
import type { ArticleFile } from '../src/main/library/article-file';
import { sha256 } from '../src/main/library/ids';
import { openLibrary } from '../src/main/library/library';

export interface ManyArticle {
  file: ArticleFile;
  annotations: Annotation[];
}

/**
 * A library of articles with 20 annotations each, written straight to the disk without the syncs that the app does;
 * the files are the same. `tell` is given each article.
 */
export async function writeManyArticles(
  path: string,
  count: number,
  tell: (article: ManyArticle) => void = () => {},
): Promise<void> {
  const library = await openLibrary(path, { mode: 'write' });
  const annotator = library.annotator.id;
  await library.close();
  for (let i = 0; i < count; i++) {
    const { file, annotations } = makeArticle(i, annotator);
    const { id } = file.article;
    const at = join(path, 'articles', id);
    await mkdir(at);
    await writeFile(join(at, 'article.json'), `${JSON.stringify(file)}\n`);
    const head = { format: 'guillemet-annotations', schemaVersion: 1, articleId: id, annotator, revision: 20 } as const;
    await writeFile(join(at, `${annotator}.json`), stringifyAnnotationFile({ ...head, annotations }));
    tell({ file, annotations });
  }
}

function makeArticle(index: number, annotator: string): ManyArticle {
  const line = `The harbour board of town ${index} said that the quay would open in spring, “and that it would cost less”. `;
  const estimates = index % 50 === 0 ? 'Nobody knew the éstimates. ' : '';
  const paragraphs = Array.from({ length: 8 }, (_, i) => `${i}. ${estimates}${line.repeat(5)}`.slice(0, 511));
  const text = paragraphs.join('\n');
  const document = articleSchema
    .node(
      'doc',
      null,
      paragraphs.map((words) => articleSchema.node('paragraph', null, [articleSchema.text(words)])),
    )
    .toJSON() as ArticleFile['document'];
  const id = `a-${String(index).padStart(6, '0')}`;
  const at = new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString();
  const annotations = Array.from({ length: 20 }, (_, i): Annotation => {
    const start = 4 + i * 200;
    return {
      id: `q-${i}`,
      layer: i % 2 === 0 ? 'quote' : 'claim',
      segments: segmentsAt(text, [{ start, end: start + 60 }]),
      attributes: { [i % 2 === 0 ? 'speaker' : 'claimant']: `p-${(index * 7 + i) % 900}` },
      tags: [`t-${(index + i) % 60}`],
      note: '',
      annotator,
      created: at,
      modified: at,
      origin: { kind: 'manual' },
    };
  });
  const article: ArticleFile['article'] = {
    id,
    metadata: {
      title: `The quay of town ${index}`,
      language: index % 3 === 0 ? 'fr' : 'en',
      byline: '',
      outlet: `Courier ${index % 40}`,
      published: at.slice(0, 10),
      url: '',
    },
    original: { name: 'quay.txt', mediaType: 'text/plain', bytes: text.length, sha256: sha256(text) },
    provenance: { reader: 'text', readerVersion: '1', encoding: 'utf-8', extraction: 'none', imported: at },
    textSha256: sha256(text),
    characters: text.length,
  };
  return { file: { format: 'guillemet-article', schemaVersion: 1, article, document }, annotations };
}
