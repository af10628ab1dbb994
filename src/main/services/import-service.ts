import { basename } from 'node:path';
import type { BatchReport } from '../../core/calls/batch-calls';
import type { PreviewText } from '../../core/calls/preview-calls';
import type { CallInput, CallOutput, ImportSource, Preview, ReadingChoice } from '../../core/host-api';
import type { Article, Metadata } from '../../core/library/article';
import { offeredEncodings } from '../../core/library/encodings';
import { textReaders } from '../../core/library/file-formats';
import { FailureError } from '../../core/result';
import type { NewArticle } from '../library/article-files';
import { newId, sha256 } from '../library/ids';
import type { Library } from '../library/library';
import type { ArticleDraft, ReaderInput } from '../readers/article-draft';
import type { ArticleList } from './article-list';
import { articleOfDraft, type RecordFile } from './article-of-draft';
import { type Alike, type BatchItem, type BatchOptions, type BatchProgress, importBatch } from './batch-import';
import type { EmitEvent } from './events';
import { fileInput } from './file-input';
import { PendingFiles } from './pending-files';
import { previewText } from './preview-text';
import { readSample } from './samples';
import { createSourceReader, type SourceReader } from './source-reader';
import { type Waiting, WaitingPreviews } from './waiting-previews';

interface ImportOptions {
  samplesFolder?: string;
  /** What the host was asked to open. */
  pendingPaths?: readonly string[];
  /** Of this Guillemet, for the provenance of what is kept. */
  version: string;
  emit?: EmitEvent;
  reader?: SourceReader;
}

/** Reads files and pasted text into previews, and keeps those the user wants. Nothing is stored before `keep`. */
export class ImportService {
  private readonly previews: WaitingPreviews;
  private readonly batches = new Map<string, AbortController>();
  private readonly pending: PendingFiles;
  private readonly samplesFolder: string;
  private readonly version: string;
  private readonly emit: EmitEvent;
  private readonly reader: SourceReader;

  constructor(
    private readonly library: Library,
    private readonly articles: ArticleList,
    { samplesFolder = '', pendingPaths = [], version, emit = () => {}, reader = createSourceReader() }: ImportOptions,
  ) {
    this.samplesFolder = samplesFolder;
    this.version = version;
    this.emit = emit;
    this.reader = reader;
    this.pending = new PendingFiles(pendingPaths, library.folder);
    this.previews = new WaitingPreviews((input, choice) => this.read(input, choice));
  }

  async preview(source: ImportSource, choice: ReadingChoice): Promise<Preview> {
    const path = source.kind === 'pending' ? this.pending.pathOf(source.id) : null;
    const input = await this.inputOf(source);
    return this.remember(newId('v'), { input, draft: await this.read(input, choice), choice, path });
  }

  /** Reads the same bytes again in another way. */
  async revise(previewId: string, choice: ReadingChoice): Promise<Preview> {
    const { input, path } = await this.previews.look(previewId);
    return this.remember(previewId, { input, draft: await this.read(input, choice), choice, path });
  }

  /** The text of a web page read in the other way; null where there is none. */
  async otherText(previewId: string): Promise<PreviewText | null> {
    const { input, draft, choice } = await this.previews.look(previewId);
    if (draft.extraction === 'none') return null;
    const extraction = draft.extraction === 'article' ? 'page' : 'article';
    const other = await this.read(input, { ...choice, extraction });
    return other.extraction === extraction ? previewText(other) : null;
  }

  discard(previewId: string): void {
    this.previews.delete(previewId);
  }

  /** Stores the article with the metadata as the user left it; gives its id once it is on disk. */
  async keep(previewId: string, metadata: Metadata): Promise<string> {
    const id = await this.keepAs(previewId, metadata, (added) => this.library.addArticle(added));
    await this.articles.refresh(id);
    return id;
  }

  /** As `keep`, but `store` stores it. */
  async keepAs(previewId: string, metadata: Metadata, store: (added: NewArticle) => Promise<void>): Promise<string> {
    const waiting = await this.previews.take(previewId);
    try {
      const { draft } = waiting;
      const article = this.articleOf(draft, metadata, recordFileOf(waiting));
      await store({ article, document: draft.document, bytes: draft.bytes });
      return article.id;
    } catch (error) {
      this.previews.put(previewId, waiting);
      throw error;
    }
  }

  /** Text and metadata of a preview that waits; raises `preview-missing`. */
  async look(previewId: string): Promise<{ text: string; metadata: Metadata }> {
    const { draft } = await this.previews.look(previewId);
    return { text: draft.canonical.text, metadata: draft.metadata };
  }

  /** Reads and keeps files without previews: the command line. Raises what keeps the library from being written. */
  async keepFiles(items: readonly BatchItem[], options: BatchOptions): Promise<BatchReport> {
    const report = await importBatch(items, this.batchTarget(false), options);
    if (report.stopped) throw new FailureError(report.stopped);
    return report;
  }

  /** As `keepFiles`, for what a page sends; one batch of a name at a time. */
  async batch({ batchId, sources, choice, skipSame }: CallInput<'import.batch'>): Promise<BatchReport> {
    const controller = new AbortController();
    this.batches.get(batchId)?.abort();
    this.batches.set(batchId, controller);
    const onProgress = (progress: BatchProgress): void => this.emit('import.batchProgress', { batchId, ...progress });
    try {
      const items = sources.map((source) => this.batchItem(source));
      const options = { choice, signal: controller.signal, onProgress, tellAlike: true };
      const report = await importBatch(items, this.batchTarget(skipSame), options);
      // What could not be stored can still be tried again.
      for (const source of sources) if (source.kind === 'preview') this.previews.delete(source.previewId);
      return report;
    } finally {
      if (this.batches.get(batchId) === controller) this.batches.delete(batchId);
    }
  }

  cancelBatch(batchId: string): void {
    this.batches.get(batchId)?.abort();
  }

  /** Ends what is being read. */
  async close(): Promise<void> {
    for (const controller of this.batches.values()) controller.abort();
    await this.reader.close();
  }

  addPending(paths: readonly string[]): void {
    this.pending.add(paths);
  }

  takePending(): Promise<CallOutput<'import.pending'>> {
    return this.pending.take();
  }

  private read(input: ReaderInput, choice: ReadingChoice): Promise<ArticleDraft> {
    const fileName = input.kind === 'file' ? input.name : '';
    return this.reader.read(input, choice, {
      onProgress: (done, total) => this.emit('import.progress', { fileName, done, total }),
    });
  }

  private batchTarget(skipSame: boolean) {
    return {
      reader: this.reader,
      sameAs: async (textSha256: string) => (skipSame ? this.articles.withText(textSha256) : null),
      alike: (draft: ArticleDraft) => this.alike(draft),
      store: (draft: ArticleDraft, file: RecordFile | null) => this.store(draft, draft.metadata, file),
    };
  }

  private batchItem(source: CallInput<'import.batch'>['sources'][number]): BatchItem {
    switch (source.kind) {
      case 'preview':
        return {
          name: this.previews.nameOf(source.previewId),
          open: async () => (await this.previews.look(source.previewId)).input,
        };
      case 'pending':
        return { name: basename(this.pending.pathOf(source.id)), open: () => this.inputOf(source) };
      case 'file':
        // With its place in a folder: of two files with one name it tells which.
        return { name: source.name, open: () => this.inputOf(source) };
      case 'sample':
        return { name: source.id, open: () => this.inputOf(source) };
      default:
        return { name: '', open: () => this.inputOf(source) };
    }
  }

  private async inputOf(source: ImportSource): Promise<ReaderInput> {
    if (source.kind === 'file') {
      return { kind: 'file', name: basename(source.name), bytes: Buffer.from(source.base64, 'base64') };
    }
    if (source.kind === 'pending') return fileInput(this.pending.pathOf(source.id));
    if (source.kind === 'sample') return readSample(this.samplesFolder, source.id);
    return source;
  }

  private async remember(id: string, waiting: Waiting): Promise<Preview> {
    this.previews.put(id, waiting);
    const { draft } = waiting;
    const similarTo = await this.articles.similarTo(draft.canonical.text, draft.metadata);
    const { chapters, attachments, records } = draft;
    const hasEncoding = waiting.input.kind === 'file' && (textReaders.has(draft.reader) || draft.reader === 'mhtml');
    return {
      id,
      fileName: waiting.input.kind === 'file' ? waiting.input.name : draft.fileName,
      metadata: draft.metadata,
      encoding: draft.encoding,
      encodingFrom: draft.encodingFrom,
      encodings: hasEncoding ? [...new Set([...offeredEncodings, draft.encoding])] : [],
      ...previewText(draft),
      reader: draft.reader,
      ...(chapters === undefined ? {} : { chapters }),
      ...(attachments === undefined ? {} : { attachments }),
      ...(records === undefined ? {} : { records }),
      sameAs: await this.articles.withText(sha256(draft.canonical.text)),
      ...(similarTo.length === 0 ? {} : { similarTo }),
    };
  }

  /** What of the library a draft is the same as, or nearly. */
  private async alike({ canonical: { text }, metadata }: ArticleDraft): Promise<Alike> {
    return {
      sameAs: await this.articles.withText(sha256(text)),
      similarTo: await this.articles.similarTo(text, metadata),
    };
  }

  private articleOf(draft: ArticleDraft, metadata: Metadata, recordFile: RecordFile | null): Article {
    return articleOfDraft(draft, {
      metadata,
      recordFile,
      version: this.version,
      annotator: this.library.annotator.id,
    });
  }

  private async store(draft: ArticleDraft, metadata: Metadata, recordFile: RecordFile | null): Promise<string> {
    const article = this.articleOf(draft, metadata, recordFile);
    await this.library.addArticle({ article, document: draft.document, bytes: draft.bytes });
    await this.articles.refresh(article.id);
    return article.id;
  }
}

function recordFileOf({ draft, input }: Waiting): RecordFile | null {
  if (draft.records === undefined || input.kind !== 'file') return null;
  return { name: input.name, sha256: sha256(input.bytes) };
}
