import { basename } from 'node:path';
import { asFailure } from '../../core/dispatch';
import type { CallOutput, ImportSource, Preview, ReadingChoice } from '../../core/host-api';
import type { Article, Metadata } from '../../core/library/article';
import { offeredEncodings } from '../../core/library/encodings';
import { newId, sha256 } from '../library/ids';
import type { Library } from '../library/library';
import { type ArticleDraft, type ReaderInput, readSource } from '../readers/read-source';
import type { ArticleList } from './article-list';
import { fileInput } from './file-input';
import { readSample } from './samples';
import { type Waiting, WaitingPreviews } from './waiting-previews';

/** Reads files and pasted text into previews, and keeps those the user wants. Nothing is stored before `keep`. */
export class ImportService {
  private readonly previews = new WaitingPreviews();
  private pendingPaths: string[];

  constructor(
    private readonly library: Library,
    private readonly articles: ArticleList,
    private readonly samplesFolder: string,
    pendingPaths: readonly string[],
  ) {
    this.pendingPaths = [...pendingPaths];
  }

  async preview(source: ImportSource, choice: ReadingChoice): Promise<Preview> {
    const input = await this.inputOf(source);
    return this.remember(newId('v'), { input, draft: await readSource(input, choice), choice, path: null });
  }

  /** Reads the same bytes again in another way. */
  async revise(previewId: string, choice: ReadingChoice): Promise<Preview> {
    const { input, path } = await this.previews.look(previewId);
    return this.remember(previewId, { input, draft: await readSource(input, choice), choice, path });
  }

  discard(previewId: string): void {
    this.previews.delete(previewId);
  }

  /** Stores the article with the metadata as the user left it; gives its id once it is on disk. */
  async keep(previewId: string, metadata: Metadata): Promise<string> {
    const waiting = await this.previews.take(previewId);
    try {
      return await this.store(waiting.draft, metadata);
    } catch (error) {
      this.previews.put(previewId, waiting);
      throw error;
    }
  }

  /** Reads and stores a file without a preview: the command line. */
  async keepFile(path: string, choice: ReadingChoice): Promise<{ id: string; draft: ArticleDraft }> {
    const draft = await readSource(await fileInput(path), choice);
    return { id: await this.store(draft, draft.metadata), draft };
  }

  addPending(paths: readonly string[]): void {
    this.pendingPaths.push(...paths);
  }

  /** Previews of the files that the host was asked to open; each is handed out once. */
  async takePending(): Promise<CallOutput<'import.pending'>> {
    const paths = this.pendingPaths;
    this.pendingPaths = [];
    const previews: CallOutput<'import.pending'> = [];
    for (const path of paths) {
      const fileName = basename(path);
      try {
        const input = await fileInput(path);
        const preview = await this.remember(newId('v'), {
          input,
          draft: await readSource(input, {}),
          choice: {},
          path,
        });
        previews.push({ fileName, preview, failure: null });
      } catch (error) {
        previews.push({ fileName, preview: null, failure: asFailure(error) });
      }
    }
    return previews;
  }

  private async inputOf(source: ImportSource): Promise<ReaderInput> {
    if (source.kind === 'file') {
      return { kind: 'file', name: basename(source.name), bytes: Buffer.from(source.base64, 'base64') };
    }
    if (source.kind === 'sample') return readSample(this.samplesFolder, source.id);
    return source;
  }

  private async remember(id: string, waiting: Waiting): Promise<Preview> {
    this.previews.put(id, waiting);
    const { draft } = waiting;
    const { text, blocks } = draft.canonical;
    return {
      id,
      fileName: draft.fileName,
      metadata: draft.metadata,
      encoding: draft.encoding,
      encodingFrom: draft.encodingFrom,
      encodings: waiting.input.kind === 'file' ? [...offeredEncodings] : [],
      extraction: draft.extraction,
      characters: text.length,
      blocks: blocks.length,
      opening: blocks
        .filter((block) => block.type === 'separator' || block.end > block.start)
        .slice(0, 12)
        .map((block) => ({ type: block.type, text: text.slice(block.start, Math.min(block.end, block.start + 600)) })),
      sameAs: await this.articles.withText(sha256(text)),
    };
  }

  private async store(draft: ArticleDraft, metadata: Metadata): Promise<string> {
    const id = newId('a');
    const article: Article = {
      id,
      metadata,
      original: {
        name: draft.fileName,
        mediaType: draft.mediaType,
        bytes: draft.bytes.byteLength,
        sha256: sha256(draft.bytes),
      },
      provenance: {
        reader: draft.reader,
        readerVersion: draft.readerVersion,
        encoding: draft.encoding,
        extraction: draft.extraction,
        imported: new Date().toISOString(),
      },
      textSha256: sha256(draft.canonical.text),
      characters: draft.canonical.text.length,
    };
    const document = draft.document.toJSON() as { type: 'doc' };
    await this.library.addArticle({ article, document, bytes: draft.bytes });
    await this.articles.refresh(id);
    return id;
  }
}
