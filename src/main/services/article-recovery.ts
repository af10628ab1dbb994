import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Annotation } from '../../core/annotation/annotation';
import { annotationProblems } from '../../core/annotation/integrity';
import type { RecoveryCandidate } from '../../core/calls/recovery-calls';
import { Article, type ArticleRow, type EarlierVersion, type Provenance } from '../../core/library/article';
import { FailureError } from '../../core/result';
import { ArticleFile } from '../library/article-file';
import { readArticleFile } from '../library/article-files';
import { backupsOf, exists, replaceFile, setAside } from '../library/durable-file';
import { sha256 } from '../library/ids';
import { readLenientJson } from '../library/lenient-json';
import type { Repair } from '../library/mend';
import { bytesOf, candidateOf, distinct, type Found, setAsideOf, timeOf } from '../library/recovery-candidate';
import { schemaVersion, upToDate } from '../library/stored-json';
import type { ArticleDraft, ReaderInput } from '../readers/article-draft';
import { provenanceOf } from './article-of-draft';
import { readText, verifiedText } from './article-text';
import { choiceOfOriginal, inputOfOriginal } from './original-reading';
import { createSourceReader } from './source-reader';

/** What is known of an article without its file: its row in the list's cache. */
export type KnownArticle = Pick<ArticleRow, 'title' | 'outlet' | 'language' | 'published' | 'imported' | 'state'> & {
  textSha256: string;
  earlier: readonly EarlierVersion[];
};

/** What an article could be again is held against these. */
export interface ArticleSurroundings {
  annotations: readonly Annotation[];
  known: KnownArticle | null;
}

/**
 * What an `article.json` could be again: its own content where that is whole after all, its `.bak`, what was
 * set aside, and the text read again from the file that was opened. Those whose text has the hash that
 * it had come first; another text is offered only where there is none of them.
 */
export async function articleCandidates(folder: string, around: ArticleSurroundings): Promise<Found<ArticleFile>[]> {
  const path = join(folder, 'article.json');
  const files: [RecoveryCandidate['source'], string][] = [
    ['salvaged', path],
    ...backupsOf(path).map((file): [RecoveryCandidate['source'], string] => ['previous', file]),
    ...(await setAsideOf(path)).map((file): [RecoveryCandidate['source'], string] => ['set-aside', file]),
  ];
  const found: Found<ArticleFile>[] = [];
  const heads: Article[] = [];
  for (const [source, file] of files) {
    const { whole, head } = await lookInto(file, basename(folder));
    if (head) heads.push(head);
    if (whole) found.push(await foundWith(source, file, whole, 'hash', around));
  }
  const again = await readAgain(folder, heads[0] ?? null, around);
  if (again) found.push(again);
  const sound = found.filter(({ candidate }) => candidate.verified === 'hash');
  return distinct(sound.length > 0 ? sound : found, (content) => JSON.stringify(content));
}

/**
 * Mends a damaged `article.json` where nothing of it is lost: it is whole after all, or its beginning is and the
 * original gives the very text again, or its `.bak` has that text. Null where there is nothing to do.
 * Raises what reading it raises where it cannot be mended.
 */
export async function mendArticleFile(folder: string): Promise<Repair | null> {
  const path = join(folder, 'article.json');
  try {
    verifiedText(await readArticleFile(folder));
    return null;
  } catch (error) {
    if (!(error instanceof FailureError && error.failure.code === 'library-damaged')) throw error;
    const { whole, head } = await lookInto(path, basename(folder));
    const again = whole || head === null ? null : await readAgain(folder, head, { annotations: [], known: null });
    const proved = again?.candidate.verified === 'hash' ? again.content : null;
    const earlier = whole || proved ? null : (await lookInto(`${path}.bak`, basename(folder))).whole;
    const content = whole ?? proved ?? earlier;
    if (content === null) throw error;
    const [aside = null] = await restoreArticleFile(folder, content);
    const from = whole ? 'itself' : proved ? 'its beginning and the original file' : 'article.json.bak';
    const state = earlier ? ' Look whether its state is still the one that you set.' : '';
    const message = `article.json was damaged and was made again from ${from}; its text has the hash that it had.${state}`;
    return { article: basename(folder), file: path, action: 'mended', setAside: aside, message };
  }
}

/** Makes it the article's file; what stands there now is set aside. Gives the paths of what was. */
export async function restoreArticleFile(folder: string, content: ArticleFile): Promise<string[]> {
  const path = join(folder, 'article.json');
  const aside = (await exists(path)) ? [await setAside(path)] : [];
  await replaceFile(path, `${JSON.stringify(content)}\n`);
  return aside;
}

/** The whole file where its text is the one that was imported, and what is said of the article where only that is whole. */
async function lookInto(path: string, id: string): Promise<{ whole: ArticleFile | null; head: Article | null }> {
  const bytes = await bytesOf(path);
  const read = bytes && readLenientJson(new TextDecoder().decode(bytes));
  if (!read || typeof read.value !== 'object' || read.value === null) return { whole: null, head: null };
  try {
    const { value } = upToDate(path, read.value);
    const head = Article.safeParse((value as { article?: unknown }).article).data ?? null;
    if (head?.id !== id) return { whole: null, head: null };
    const whole = ArticleFile.safeParse(value).data ?? null;
    return { whole: whole && hasItsText(whole) ? whole : null, head };
  } catch {
    // A newer Guillemet wrote it and may read it.
    return { whole: null, head: null };
  }
}

function hasItsText(file: ArticleFile): boolean {
  try {
    return verifiedText(file).length === file.article.characters;
  } catch {
    return false;
  }
}

async function readAgain(
  folder: string,
  head: Article | null,
  around: ArticleSurroundings,
): Promise<Found<ArticleFile> | null> {
  const original = (await readdir(folder).catch(() => [])).find((name) => name.startsWith('original.'));
  const path = join(folder, original ?? '');
  const bytes = original === undefined ? null : await bytesOf(path);
  if (bytes === null) return null;
  const wanted = head?.textSha256 ?? around.known?.textSha256 ?? null;
  const drafts = await readInAllWays(head?.original.name ?? basename(path), bytes, head);
  const draft = drafts.find(({ canonical }) => sha256(canonical.text) === wanted) ?? drafts[0];
  if (!draft) return null;
  const isSame = sha256(draft.canonical.text) === wanted;
  const article = head && isSame ? head : madeOf(basename(folder), draft, head, around.known);
  const { document } = draft;
  const content: ArticleFile = { format: 'guillemet-article', schemaVersion, article, document };
  return foundWith('original', path, content, isSame ? 'hash' : 'words', around);
}

/** As it was read when it was opened; where that is not known, in the ways that need no choice. */
async function readInAllWays(name: string, bytes: Buffer, head: Article | null): Promise<ArticleDraft[]> {
  const reader = createSourceReader();
  const drafts: ArticleDraft[] = [];
  for (const input of inputsOf(name, bytes)) {
    for (const choice of [head ? choiceOfOriginal(head) : {}, {}, { extraction: 'page' as const }]) {
      try {
        drafts.push(await reader.read(input, choice));
      } catch {
        // Not readable in this way; another one may do.
      }
    }
  }
  await reader.close();
  return drafts;
}

function inputsOf(name: string, bytes: Buffer): ReaderInput[] {
  const file: ReaderInput = { kind: 'file', name, bytes };
  const input = inputOfOriginal(name, bytes);
  return input.kind === 'file' ? [file] : [input, file];
}

function madeOf(id: string, draft: ArticleDraft, head: Article | null, known: KnownArticle | null): Article {
  const { title, outlet, language, published } = { ...draft.metadata, ...known };
  return {
    ...head,
    id,
    metadata: head?.metadata ?? { ...draft.metadata, title, outlet, language, published },
    original: head?.original ?? {
      name: draft.fileName,
      mediaType: draft.mediaType,
      bytes: draft.bytes.byteLength,
      sha256: sha256(draft.bytes),
    },
    provenance: {
      ...provenanceOf(draft, null),
      // Of what its reader cannot tell from the file, what is still known.
      ...toldOnly(head),
      imported: head?.provenance.imported ?? known?.imported ?? new Date().toISOString(),
    },
    textSha256: sha256(draft.canonical.text),
    characters: draft.canonical.text.length,
    state: head?.state ?? known?.state ?? 'new',
    ...(head || !known || known.earlier.length === 0 ? {} : { version: { earlier: [...known.earlier] } }),
  };
}

function toldOnly(head: Article | null): Partial<Provenance> {
  const { encodingFrom, version, record, edits } = head?.provenance ?? {};
  return {
    ...(encodingFrom === undefined ? {} : { encodingFrom }),
    ...(version === undefined ? {} : { version }),
    ...(record === undefined ? {} : { record }),
    ...(edits === undefined ? {} : { edits }),
  };
}

async function foundWith(
  source: RecoveryCandidate['source'],
  path: string,
  content: ArticleFile,
  verified: RecoveryCandidate['verified'],
  { annotations }: ArticleSurroundings,
): Promise<Found<ArticleFile>> {
  const text = readText(content) ?? '';
  // Layers and people are the library's matter, not this file's.
  const around = { text, codebook: { layers: [], tags: [], relationTypes: [] }, people: new Map() };
  const misplaced = annotations.filter((annotation) =>
    annotationProblems(annotation, around).some(({ path: place }) => place[0] === 'segments'),
  ).length;
  const counts = { characters: text.length, annotations: annotations.length, misplaced, verified };
  return { candidate: candidateOf(source, path, await timeOf(path), counts), content };
}
