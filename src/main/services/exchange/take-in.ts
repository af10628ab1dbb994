import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Annotation } from '../../../core/annotation/annotation';
import { type ArticleNote, articleNoteId } from '../../../core/annotation/article-note';
import { type Operation, sameValue, workOf } from '../../../core/annotation/change';
import { mergeArticleNote } from '../../../core/annotation/merge';
import type { InFile } from '../../../core/exchange/incoming/files';
import type { Incoming, IncomingDocument } from '../../../core/exchange/incoming/incoming';
import { readIncoming } from '../../../core/exchange/incoming/read-incoming';
import { Register } from '../../../core/exchange/incoming/register';
import { type ReportLine, resolveDocument } from '../../../core/exchange/incoming/resolve';
import { Metadata } from '../../../core/library/article';
import { raise } from '../../../core/result';
import { normaliseText } from '../../../core/text/normalise';
import { articleSchema } from '../../../core/text/schema';
import { annotatorId } from '../../library/annotator';
import type { NewArticle } from '../../library/article-files';
import { newId, sha256 } from '../../library/ids';
import type { Library } from '../../library/library';
import type { ArticleList } from '../article-list';
import { verifiedText } from '../article-text';
import { fileInput } from '../file-input';
import { fromTaguette, isSqlite } from './taguette';

/** What became of the annotations of one article of the file. */
export interface TakenArticle {
  id: string;
  title: string;
  /** The article came with the file. */
  isNew: boolean;
  /** Annotations and article notes that are new here, that replaced an earlier state, and that were here already. */
  added: number;
  updated: number;
  unchanged: number;
  lines: ReportLine[];
}

export interface TakeInReport {
  format: string;
  articles: TakenArticle[];
  /** What could not be taken in at all, with its place in the file. */
  refused: { place: string; reason: string }[];
  /** Layers, people, annotators that the library did not have. */
  added: string[];
}

export interface TakeInOptions {
  /** Article that the annotations are for, whatever the file says. */
  articleId?: string | undefined;
}

/** Files that belong together: a folder's, or an `.ann` with its text. Raises as `fileInput` does. */
export async function filesToTakeIn(path: string): Promise<InFile[]> {
  const info = await stat(path).catch(() => null);
  if (info?.isDirectory()) {
    const names = (await readdir(path)).filter((name) => /\.(txt|ann|json|jsonl|jsonld|xmi|qde)$/i.test(name)).sort();
    return Promise.all(names.map(async (name) => ({ ...(await fileInput(join(path, name))), name })));
  }
  const file = await fileInput(path);
  if (!/\.ann$/i.test(path)) return [file];
  return [file, await fileInput(join(dirname(path), `${basename(path).slice(0, -4)}.txt`))];
}

export async function readFiles(path: string, files: readonly InFile[]): Promise<Incoming> {
  const [only] = files;
  if (only && files.length === 1 && isSqlite(only)) return fromTaguette(only);
  return readIncoming(basename(path), files);
}

/** One article and its annotations, decided and not yet stored. */
interface Decided {
  report: TakenArticle;
  added: NewArticle | null;
  /** Operations by annotator. */
  ops: Map<string, Operation[]>;
}

/**
 * Takes annotations from elsewhere into the library. Everything is read, anchored and checked first; then each article is stored whole,
 * and its annotations as one change an annotator, so that undoing takes all of them back. What is refused is in the report, with its place.
 * Raises as reading articles does, and `article-missing`.
 */
export async function takeIn(
  library: Library,
  articles: ArticleList,
  incoming: Incoming,
  { articleId }: TakeInOptions = {},
): Promise<TakeInReport> {
  const { codebook, people, annotators } = library.file;
  const register = new Register({ codebook, people, annotators }, annotatorId);
  register.takeIn(incoming);
  const report: TakeInReport = {
    format: incoming.format,
    articles: [],
    refused: [...incoming.refused],
    added: register.added,
  };
  const decided: Decided[] = [];
  for (const document of incoming.documents) {
    const target = await targetOf(document, library, articles, articleId);
    if (target === null) {
      const { length } = document.spans;
      const reason = `its text is neither in the file nor in the library (${length} ${length === 1 ? 'annotation' : 'annotations'})`;
      report.refused.push({ place: document.place, reason });
      continue;
    }
    decided.push(await decide(document, target, library, register, incoming.format));
  }
  const { shared } = register;
  if (!sameValue(shared, { codebook, people, annotators })) await library.putShared(shared);
  for (const { report: taken, added, ops } of decided) {
    if (added) {
      await library.addArticle(added);
      await articles.refresh(added.article.id);
    }
    for (const [annotator, list] of ops) {
      if (list.length > 0) await library.applyFor(taken.id, annotator, { id: newId('c'), kind: 'import', ops: list });
    }
    await articles.refresh(taken.id);
    report.articles.push(taken);
  }
  return report;
}

interface Target {
  id: string;
  title: string;
  text: string;
  added: NewArticle | null;
}

/** The article that a document is about: the one that was named, by its hash or its text, by its id or address, else a new one. */
async function targetOf(
  document: IncomingDocument,
  library: Library,
  articles: ArticleList,
  articleId: string | undefined,
): Promise<Target | null> {
  const text = document.text === null ? null : normaliseText(document.text);
  const hash = text === null ? document.textSha256 : sha256(text);
  const same = hash === null ? null : await articles.withText(hash);
  const ids = await library.articleIds();
  const known = document.articleId !== null && ids.includes(document.articleId) ? document.articleId : null;
  const id = articleId ?? same?.id ?? known ?? (await withAddress(document.metadata.url, library, ids));
  if (id !== null) {
    const file = await library.readArticle(id);
    return { id, title: file.article.metadata.title, text: verifiedText(file), added: null };
  }
  if (text === null || text.trim() === '') return null;
  const added = newArticle(document, text, ids);
  return { id: added.article.id, title: added.article.metadata.title, text, added };
}

async function withAddress(url: string | undefined, library: Library, ids: readonly string[]): Promise<string | null> {
  if (url === undefined || url === '') return null;
  const found: string[] = [];
  for (const id of ids) {
    const file = await library.readArticle(id).catch(() => null);
    if (file?.article.metadata.url === url) found.push(id);
  }
  // Of two versions of a page none is guessed.
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** An article of the text alone: each line a paragraph. Its original is the text as it came. */
function newArticle(document: IncomingDocument, text: string, ids: readonly string[]): NewArticle {
  const { articleId, title, metadata } = document;
  const id =
    articleId !== null && !ids.includes(articleId) && /^[A-Za-z0-9][\w-]{0,63}$/.test(articleId)
      ? articleId
      : newId('a');
  const lines = text.split('\n');
  const paragraphs = lines.map((line) =>
    articleSchema.node('paragraph', null, line === '' ? [] : [articleSchema.text(line)]),
  );
  const bytes = Buffer.from(text, 'utf8');
  const stated = { title, language: 'und', byline: '', outlet: '', published: '', url: '', ...metadata };
  const checked = Metadata.safeParse(stated);
  return {
    article: {
      id,
      metadata: checked.success ? checked.data : { ...emptyMetadata, title: title.trim().slice(0, 2000) || 'Untitled' },
      original: { name: 'text.txt', mediaType: 'text/plain', bytes: bytes.length, sha256: sha256(bytes) },
      provenance: {
        reader: 'exchange',
        readerVersion: '1',
        encoding: 'utf-8',
        extraction: 'none',
        imported: new Date().toISOString(),
      },
      textSha256: sha256(text),
      characters: text.length,
    },
    document: articleSchema.node('doc', null, paragraphs).toJSON() as NewArticle['document'],
    bytes,
  };
}

const emptyMetadata = { language: 'und', byline: '', outlet: '', published: '', url: '' };

async function decide(
  document: IncomingDocument,
  { id, title, text, added }: Target,
  library: Library,
  register: Register,
  format: string,
): Promise<Decided> {
  const context = { register, format, annotator: library.annotator.id, now: new Date().toISOString() };
  const { annotations, notes, lines } = resolveDocument(document, text, context);
  const report: TakenArticle = { id, title, isNew: added !== null, added: 0, updated: 0, unchanged: 0, lines };
  const ops = new Map<string, Operation[]>();
  for (const annotator of new Set([...annotations, ...notes].map((entry) => entry.annotator))) {
    const stored = added ? workOf() : await library.readWork(id, annotator);
    const known = stored.annotations;
    const list: Operation[] = [];
    for (const after of annotations.filter((annotation) => annotation.annotator === annotator)) {
      const before = known.get(after.id) ?? null;
      if (before === null) report.added++;
      else if (sameBut(before, after) || Date.parse(before.modified) > Date.parse(after.modified)) {
        report.unchanged++;
        continue;
      } else report.updated++;
      list.push({ kind: 'annotation', id: after.id, before, after });
    }
    const note = notes.find((each) => each.annotator === annotator);
    if (note) {
      const op = notedOperation(stored.articleNote, note);
      if (op === null) report.unchanged++;
      else {
        if (op.before === null) report.added++;
        else report.updated++;
        list.push(op);
      }
    }
    ops.set(annotator, list);
  }
  return { report, added, ops };
}

/** Takes in what is said of the article; what was said here already stays beside it. Null where nothing is new. */
function notedOperation(before: ArticleNote | null, taken: ArticleNote): (Operation & { kind: 'article-note' }) | null {
  const after = mergeArticleNote(null, before, taken).value;
  const told = (said: ArticleNote | null) => [[...(said?.tags ?? [])].sort(), said?.note ?? ''];
  const isNew = !sameValue(told(before), told(after));
  return isNew ? { kind: 'article-note', id: articleNoteId, before, after } : null;
}

/** The same but for its times and the ids of relations: a file without them gives new ones each time it is taken in. */
function sameBut(a: Annotation, b: Annotation): boolean {
  const told = ({ relations = [], ...annotation }: Annotation) => ({
    ...annotation,
    created: '',
    modified: '',
    relations: relations.map(({ type, to }) => `${type} ${to}`).sort(),
  });
  return sameValue(told(a), told(b));
}

/** Refuses a report that holds nothing that was taken in. */
export function refuseEmpty(path: string, report: TakeInReport): void {
  const taken = report.articles.some(
    ({ added, updated, unchanged, isNew }) => added + updated + unchanged > 0 || isNew,
  );
  if (taken || report.added.length > 0) return;
  const [first] = [...report.refused, ...report.articles.flatMap(({ lines }) => lines)];
  if (first)
    raise('exchange-invalid', `${path}, ${first.place}: ${first.reason}. Nothing was taken in.`, {
      details: { file: path },
    });
}
