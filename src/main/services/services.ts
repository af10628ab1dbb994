import { basename } from 'node:path';
import type { HostServices } from '../../core/host-api';
import { raise } from '../../core/result';
import { shownFolder } from '../library/default-folder';
import type { Library } from '../library/library';
import { AnnotationService } from './annotation-service';
import { ArticleList } from './article-list';
import { ArticleService } from './article-service';
import { type EmitEvent, type EventListener, notify } from './events';
import { renderExport, type SaveTarget, saveExport } from './export-service';
import { ImportService } from './import-service';
import { RecoveryService } from './recovery-service';
import { samples } from './samples';

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
}

export interface Services {
  calls: HostServices;
  /** Puts files into `import.pending` and tells the pages. */
  openFiles(paths: readonly string[]): void;
  /** Writes what is left to write; bounded in time. */
  close(): Promise<void>;
}

/** What the page may know of its host. */
export function hostInfo({ host, version, saveTarget }: Pick<ServiceOptions, 'host' | 'version' | 'saveTarget'>) {
  return { host, version, savesFiles: saveTarget !== null };
}

/** Everything behind HostApi, the same for every host. */
export function createServices(options: ServiceOptions): Services {
  const { library, saveTarget } = options;
  const emit: EmitEvent = (name, payload) => notify(options.emit as EventListener, name, payload);
  const articles = new ArticleList(library, (progress) => emit('library.indexing', progress));
  const articleService = new ArticleService(library, articles, (id) => annotations.forget(id), emit);
  const annotations = new AnnotationService(library, articles, emit);
  const recovery = new RecoveryService(library, articles, (id) => annotations.forget(id), emit);
  const imports = new ImportService(library, articles, options.samplesFolder, options.pendingFiles);

  library.onBackup = (failure) => emit('backups.changed', { failure });

  const calls: HostServices = {
    'host.info': async () => hostInfo(options),
    'library.read': async () => {
      const { id, name, people, codebook } = library.file;
      const folder = shownFolder(library.folder);
      const { annotator } = library;
      const rows = await articles.read();
      const trashed = (await library.trashedIds()).length;
      return { id, name, folder, annotator, articles: rows, trashed, people, codebook };
    },
    'samples.list': async () => [...samples],
    'import.preview': ({ source, choice }) => imports.preview(source, choice),
    'import.revise': ({ previewId, choice }) => imports.revise(previewId, choice),
    'import.keep': async ({ previewId, metadata }) => {
      const articleId = await imports.keep(previewId, metadata);
      emit('library.changed', {});
      return { articleId };
    },
    'import.discard': async ({ previewId }) => {
      imports.discard(previewId);
      return {};
    },
    'import.pending': () => imports.takePending(),
    'article.setState': ({ articleIds, state }) => articleService.setState(articleIds, state),
    'articles.trash': ({ articleIds }) => articleService.trash(articleIds),
    'articles.restore': ({ articleIds }) => articleService.restore(articleIds),
    'trash.list': () => articleService.list(),
    'trash.empty': ({ articleIds }) => articleService.empty(articleIds),
    'article.open': ({ articleId }) => annotations.open(articleId),
    'annotations.apply': async ({ articleId, change }) =>
      (await annotations.apply(articleId, change)) ?? raise('internal', 'A change was not acknowledged.'),
    'annotations.undo': ({ articleId }) => annotations.undo(articleId),
    'annotations.redo': ({ articleId }) => annotations.redo(articleId),
    'people.put': async ({ person }) => {
      await library.putPerson(person);
      emit('library.changed', {});
      return person;
    },
    'export.preview': (request) => renderExport(library, request),
    'export.save': async (request) => {
      if (!saveTarget)
        return raise('export-failed', 'This host has no save dialog; the page offers a download instead.');
      const path = await saveExport(await renderExport(library, request), saveTarget);
      return { fileName: path === null ? null : basename(path) };
    },
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
      const closing = articles.close();
      await library.close();
      await closing;
    },
  };
}
