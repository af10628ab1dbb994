import { basename } from 'node:path';
import type { EventPayload, LibraryServices } from '../../core/host-api';
import { raise } from '../../core/result';
import { shownFolder } from '../library/default-folder';
import type { Library } from '../library/library';
import { librarySize } from '../library/library-size';
import { AccessService, type AccessTimes } from './access-service';
import { AnnotationService } from './annotation-service';
import { AnnotatorsService } from './annotators-service';
import { ArticleList } from './article-list';
import { ArticleService } from './article-service';
import { CodebookService } from './codebook-service';
import { type EmitEvent, type EventListener, notify } from './events';
import { ExportCalls } from './exchange/export-calls';
import { TakeInService } from './exchange/take-in-service';
import { type SaveTarget, saveExport } from './export-service';
import { HistoryService } from './history-service';
import { ImportService } from './import-service';
import { MetadataService } from './metadata-service';
import { OutsideService, type OutsideTimes } from './outside-service';
import { PeopleService } from './people-service';
import { originalFile, verifyProvenance } from './provenance-service';
import { RecoveryService } from './recovery-service';
import { type ReportDesk, ReportService } from './report-service';
import { samples } from './samples';
import { saveFile } from './save-file';
import { SearchedArticles } from './search/searched-articles';
import { SearchService } from './search-service';
import { createSourceReader } from './source-reader';
import { VersionService } from './version-service';

const noSaveDialog = 'This host has no save dialog; the page offers a download instead.';

export interface ServiceOptions {
  library: Library;
  host: 'desktop' | 'browser';
  version: string;
  samplesFolder: string;
  /** Files that the host was asked to open before the page was there. */
  pendingFiles: readonly string[];
  emit: EmitEvent;
  /** Null where the page offers downloads itself. */
  saveTarget: SaveTarget | null;
  /** Absent where nothing is printed. */
  reportDesk?: ReportDesk;
  accessTimes?: AccessTimes;
  outsideTimes?: OutsideTimes;
}

export interface Services {
  calls: LibraryServices;
  /** Puts files into `import.pending` and tells the pages. */
  openFiles(paths: readonly string[]): void;
  /** Writes what is left to write; bounded in time. */
  close(): Promise<void>;
}

/** What the page may know of its host. */
export function hostInfo(options: Pick<ServiceOptions, 'host' | 'version' | 'saveTarget' | 'reportDesk'>) {
  const { host, version, saveTarget, reportDesk } = options;
  return { host, version, savesFiles: saveTarget !== null, savesPdf: Boolean(reportDesk?.pdf) };
}

/** Everything behind HostApi that is of one library, the same for every host. */
export function createServices(options: ServiceOptions): Services {
  const { library, saveTarget } = options;
  const emit: EmitEvent = (name, payload) => {
    if (name === 'article.changed' || name === 'article.outside') {
      searched.touch((payload as EventPayload<'article.changed' | 'article.outside'>).articleId);
    }
    notify(options.emit as EventListener, name, payload);
  };
  const searched = new SearchedArticles(
    library,
    (progress) => emit('search.preparing', progress),
    async (id) => (await articles.supersededBy(id)) !== null,
  );
  const articles: ArticleList = new ArticleList(library, (progress) => emit('library.indexing', progress));
  const articleService = new ArticleService(library, articles, (id) => annotations.forget(id), emit);
  const annotations = new AnnotationService(library, articles, emit);
  const searches = new SearchService(library, searched, annotations, articles);
  const histories = new HistoryService(library, annotations);
  const codebooks = new CodebookService(library, emit);
  const annotators = new AnnotatorsService(library);
  const people = new PeopleService(library, emit);
  const takingIn = new TakeInService({ library, articles, annotations }, codebooks, emit);
  const reader = createSourceReader();
  const imports = new ImportService(library, articles, {
    samplesFolder: options.samplesFolder,
    pendingPaths: options.pendingFiles,
    version: options.version,
    emit,
    reader,
  });
  const metadata = new MetadataService(library, articles, emit);
  const versions = new VersionService(library, articles, imports, emit);
  const recovery = new RecoveryService(library, articles, (id) => annotations.forget(id), emit);
  const access = new AccessService(
    library,
    emit,
    async () => {
      annotations.forgetAll();
      searched.forgetAll();
      await articles.rescan();
      emit('library.changed', {});
    },
    options.accessTimes,
  );

  const outside = new OutsideService(
    library,
    articles,
    emit,
    (id) => annotations.forget(id),
    (id, change) => annotations.apply(id, change),
    options.outsideTimes,
  );

  library.onBackup = (failure) => emit('backups.changed', { failure });

  const exports = new ExportCalls(library, articles, saveTarget, (progress) => emit('export.progress', progress));

  const reports = new ReportService({ library, desk: options.reportDesk, saveTarget });

  const calls: LibraryServices = {
    'host.info': async () => hostInfo(options),
    'library.read': async () => {
      const { id, name, people: register, codebook } = library.file;
      const folder = shownFolder(library.folder);
      const { annotator } = library;
      const rows = await articles.read();
      const trashed = (await library.trashedIds()).length;
      return { id, name, folder, annotator, articles: rows, trashed, people: register, codebook };
    },
    'library.size': () => librarySize(library.folder, library.copiesIn),
    'codebook.change': ({ before, after }) => codebooks.change(before, after),
    'codebook.use': async () => {
      const { annotations: counts, articles: inArticles } = await codebooks.use();
      return { annotations: Object.fromEntries(counts), articles: Object.fromEntries(inArticles) };
    },
    'codebook.export': async ({ format }) => {
      const { fileName, mediaType, bytes } = codebooks.file(format);
      return { fileName, mediaType, base64: bytes.toString('base64') };
    },
    'codebook.save': async ({ format }) => {
      if (!saveTarget) return raise('export-failed', noSaveDialog);
      const { fileName, bytes } = codebooks.file(format);
      const path = await saveExport({ fileName, bytes: () => chunksOf(bytes) }, saveTarget);
      return { fileName: path === null ? null : basename(path) };
    },
    'codebook.read': async ({ name, base64 }) => codebooks.read(name, Buffer.from(base64, 'base64')),
    'history.read': (request) => histories.read(request),
    'history.restore': (request) => histories.restore(request),
    'search.prepare': () => searches.prepare(),
    'search.run': (request) => searches.run(request),
    'search.annotate': (request) => searches.annotate(request),
    'search.takeBack': (request) => searches.takeBack(request),
    'library.access': async () => access.read(),
    'library.takeOver': ({ force }) => access.takeOver(force),
    'outside.questions': async () => outside.list(),
    'outside.answer': async ({ questionId, choice }) => {
      await outside.answer(questionId, choice);
      return {};
    },
    'samples.list': async () => [...samples],
    'import.preview': ({ source, choice }) => imports.preview(source, choice),
    'import.revise': ({ previewId, choice }) => imports.revise(previewId, choice),
    'import.keep': async ({ previewId, metadata }) => {
      const articleId = await imports.keep(previewId, metadata);
      emit('library.changed', {});
      return { articleId };
    },
    'import.otherText': ({ previewId }) => imports.otherText(previewId),
    'import.discard': async ({ previewId }) => {
      imports.discard(previewId);
      return {};
    },
    'import.pending': () => imports.takePending(),
    'import.batch': async (request) => {
      try {
        return await imports.batch(request);
      } finally {
        emit('library.changed', {});
      }
    },
    'version.list': ({ articleId }) => versions.list(articleId),
    'version.compare': (request) => versions.compare(request),
    'version.propose': (request) => versions.propose(request),
    'version.open': async (request) => {
      const opened = await versions.open(request);
      emit('library.changed', {});
      return opened;
    },
    'version.takeBack': async ({ articleId }) => {
      const back = await versions.takeBack(articleId, (id) => articleService.trashOne(id));
      emit('library.changed', {});
      return back;
    },
    'import.saveReport': async ({ fileName, text }) => {
      return { fileName: await saveFile(saveTarget, fileName, Buffer.from(text)) };
    },
    'provenance.verify': ({ articleId }) => verifyProvenance(library, reader, articleId),
    'provenance.original': async ({ articleId }) => {
      const { fileName, bytes } = await originalFile(library, articleId);
      return { fileName, base64: Buffer.from(bytes).toString('base64') };
    },
    'provenance.saveOriginal': async ({ articleId }) => {
      const { fileName, bytes } = await originalFile(library, articleId);
      return { fileName: await saveFile(saveTarget, fileName, bytes) };
    },
    'article.correct': (request) => metadata.correct(request),
    'import.cancelBatch': async ({ batchId }) => {
      imports.cancelBatch(batchId);
      return {};
    },
    'article.setState': ({ articleIds, state }) => articleService.setState(articleIds, state),
    'articles.trash': ({ articleIds }) => articleService.trash(articleIds),
    'articles.restore': ({ articleIds }) => articleService.restore(articleIds),
    'trash.list': () => articleService.list(),
    'trash.empty': ({ articleIds }) => articleService.empty(articleIds),
    'article.open': async ({ articleId }) => {
      await outside.follow(articleId);
      return annotations.open(articleId);
    },
    'annotations.apply': async ({ articleId, change }) =>
      (await annotations.apply(articleId, change)) ?? raise('internal', 'A change was not acknowledged.'),
    'annotations.undo': ({ articleId, changeId }) => annotations.undo(articleId, changeId),
    'annotations.redo': ({ articleId, changeId }) => annotations.redo(articleId, changeId),
    'annotators.names': async () => annotators.names(),
    'annotators.list': async ({ articleId }) => ({ annotators: await annotators.list(articleId) }),
    'annotators.read': ({ articleId, annotator }) => annotators.read(articleId, annotator),
    'people.put': ({ person }) => people.put(person),
    'people.edit': ({ personId, edit }) => people.edit(personId, edit),
    'people.merge': ({ into, from }) => people.merge(into, from),
    'people.split': ({ merge }) => people.split(merge),
    'people.use': async () => ({ articles: Object.fromEntries(await people.use()) }),
    'people.remove': async ({ personIds }) => ({ removed: await people.remove(personIds) }),
    'people.restore': async ({ people: before }) => {
      await people.restore(before);
      return {};
    },
    'export.scope': ({ articleIds }) => exports.scope(articleIds),
    'export.preview': (request) => exports.preview(request),
    'export.bytes': (request) => exports.bytes(request),
    'export.save': async (request) => exports.save(request),
    'export.cancel': async ({ jobId }) => exports.cancel(jobId),
    'report.print': (request) => reports.print(request),
    'report.savePdf': (request) => reports.savePdf(request),
    'takeIn.recognise': (request) => takingIn.recognise(request),
    'takeIn.preview': (request) => takingIn.preview(request),
    'takeIn.keep': (request) => takingIn.keep(request),
    'takeIn.cancel': async ({ runId }) => {
      takingIn.cancel(runId);
      return {};
    },
    'takeIn.list': () => takingIn.list(),
    'takeIn.discard': async ({ previewId }) => {
      takingIn.discard(previewId);
      return {};
    },
    'takeIn.undo': ({ batchId }) => takingIn.undo(batchId),
    'recovery.candidates': ({ articleId }) => recovery.candidates(articleId),
    'recovery.restore': ({ target, candidateId }) => recovery.restore(target, candidateId),
    'backups.status': async () => ({ failure: library.backupFailure }),
  };

  return {
    calls,
    openFiles(paths) {
      imports.addPending(paths);
      emit('import.pending', {});
    },
    close: async () => {
      searches.close();
      await Promise.all([access.close(), outside.close(), imports.close()]);
      const closing = articles.close();
      await library.close();
      await closing;
    },
  };
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
