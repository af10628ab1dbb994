import { z } from 'zod';
import { Annotation, Id } from './annotation/annotation';
import { ArticleNote } from './annotation/article-note';
import { Change, NewChange } from './annotation/change';
import { Codebook } from './annotation/codebook';
import { Decision } from './annotation/decision';
import { Person } from './annotation/person';
import { accessCalls, LibraryAccess } from './calls/access-calls';
import { annotatorsCalls } from './calls/annotators-calls';
import { batchCalls, batchEvents } from './calls/batch-calls';
import { codebookCalls } from './calls/codebook-calls';
import { exportCalls, exportEvents } from './calls/export-calls';
import { historyCalls } from './calls/history-calls';
import { librariesCalls, librariesEvents, librarySizeCalls } from './calls/libraries-calls';
import { metadataCalls, metadataEvents } from './calls/metadata-calls';
import { OutsideNews, outsideCalls } from './calls/outside-calls';
import { peopleCalls } from './calls/people-calls';
import { PreviewText, previewCalls } from './calls/preview-calls';
import { provenanceCalls } from './calls/provenance-calls';
import { recoveryCalls, recoveryEvents } from './calls/recovery-calls';
import { reportCalls } from './calls/report-calls';
import { searchCalls, searchEvents } from './calls/search-calls';
import { settingsCalls, settingsEvents } from './calls/settings-calls';
import { takeInCalls, takeInEvents } from './calls/take-in-calls';
import { SimilarArticle, versionCalls } from './calls/version-calls';
import { Article, ArticleRow, ArticleState, EncodingOrigin, Metadata, TrashedArticle } from './library/article';
import { ImportSource, ReadingChoice } from './library/import-source';
import { RecordsView } from './library/records';
import { Failure, type Result } from './result';

export { ImportSource, maxFileBytes, maxTextLength, ReadingChoice } from './library/import-source';

/**
 * The contract between the page and whatever carries it: every call with the schema of its input and
 * output, every event with the schema of its payload. All hosts implement it through the same
 * services; the page knows nothing else of the world outside it.
 */

/** An article as it would be kept. It waits on the host until it is kept or discarded. */
export const Preview = PreviewText.extend({
  id: Id,
  fileName: z.string(),
  metadata: Metadata,
  encoding: z.string(),
  encodingFrom: EncodingOrigin,
  encodings: z.array(z.string()),
  /** Name of the reader that made it. */
  reader: z.string().exactOptional(),
  /** Of a book: its parts in order, how long they are in UTF-16 units, and which are in the text. */
  chapters: z
    .array(z.object({ id: z.string(), title: z.string(), characters: z.int(), chosen: z.boolean() }))
    .exactOptional(),
  /** Of a mail: what came along and was not opened. */
  attachments: z.array(z.object({ name: z.string(), mediaType: z.string(), bytes: z.int() })).exactOptional(),
  /** Of a file of many records: `import.keep` keeps the one that is shown, `import.batch` all. */
  records: RecordsView.exactOptional(),
  /** Article of the library with the same text, if there is one. */
  sameAs: z.object({ id: Id, title: z.string() }).nullable(),
  /** Articles that it may be another version of, the likeliest first; absent where there are none. */
  similarTo: z.array(SimilarArticle).exactOptional(),
});
export type Preview = z.infer<typeof Preview>;

export const LibraryView = z.object({
  id: Id,
  name: z.string(),
  /** Where it lies, for the user to read; never sent back. */
  folder: z.string(),
  annotator: z.object({ id: Id, name: z.string() }),
  articles: z.array(ArticleRow),
  /** How many articles are in the trash. */
  trashed: z.int(),
  people: z.array(Person),
  codebook: Codebook,
});
export type LibraryView = z.infer<typeof LibraryView>;

export const OpenedArticle = z.object({
  article: Article,
  /** ProseMirror document of `articleSchema`. */
  document: z.unknown(),
  /** The version that took its place, so that this one is read and not marked; absent for the newest. */
  supersededBy: Id.exactOptional(),
  /** With those that have no place in this wording. */
  annotations: z.array(Annotation),
  /** What was accepted and rejected of the suggestions. */
  decisions: z.array(Decision),
  /** What the annotator says of the article as a whole. */
  articleNote: ArticleNote.nullable(),
  revision: z.int(),
  undoable: z.boolean(),
  redoable: z.boolean(),
});
export type OpenedArticle = z.infer<typeof OpenedArticle>;

/** A change that is on disk, and what can be undone and redone after it. */
export const Acknowledgement = z.object({
  change: Change,
  undoable: z.boolean(),
  redoable: z.boolean(),
});
export type Acknowledgement = z.infer<typeof Acknowledgement>;

const ArticleIds = z.array(Id).min(1).max(100_000);

/** What became of each article of a call about many: one that is refused does not keep the others back. */
export const Outcome = z.object({
  done: z.array(Id),
  refused: z.array(z.object({ articleId: Id, failure: Failure })),
});
export type Outcome = z.infer<typeof Outcome>;

/** What a host answers whichever library is open, and before one is. */
export const hostWideCalls = { ...settingsCalls, ...librariesCalls } as const;

export const hostCalls = {
  'host.info': {
    input: z.object({}),
    output: z.object({
      host: z.enum(['desktop', 'browser']),
      version: z.string(),
      /** True where the host shows its own save dialog; else the page offers a download. */
      savesFiles: z.boolean(),
      /** True where the host makes a PDF of a report itself; else printing leads to one. */
      savesPdf: z.boolean(),
    }),
  },
  'library.read': { input: z.object({}), output: LibraryView },
  ...batchCalls,
  ...previewCalls,
  ...annotatorsCalls,
  ...codebookCalls,
  ...provenanceCalls,
  ...versionCalls,
  ...metadataCalls,
  ...searchCalls,
  ...historyCalls,
  ...exportCalls,
  ...reportCalls,
  ...takeInCalls,
  ...accessCalls,
  ...outsideCalls,
  ...hostWideCalls,
  ...librarySizeCalls,
  'samples.list': {
    input: z.object({}),
    output: z.array(z.object({ id: Id, title: z.string(), language: z.string() })),
  },

  'import.preview': { input: z.object({ source: ImportSource, choice: ReadingChoice }), output: Preview },
  'import.revise': { input: z.object({ previewId: Id, choice: ReadingChoice }), output: Preview },
  'import.keep': { input: z.object({ previewId: Id, metadata: Metadata }), output: z.object({ articleId: Id }) },
  'import.discard': { input: z.object({ previewId: Id }), output: z.object({}) },
  /**
   * What the host was asked to open (command line, file association, its own dialog), folders as the files in
   * them; handed out once, and read when a preview or a batch asks for it.
   */
  'import.pending': {
    input: z.object({}),
    output: z.array(z.object({ fileName: z.string(), id: Id.nullable(), bytes: z.int(), failure: Failure.nullable() })),
  },

  'article.setState': { input: z.object({ articleIds: ArticleIds, state: ArticleState }), output: Outcome },
  'articles.trash': { input: z.object({ articleIds: ArticleIds }), output: Outcome },
  'articles.restore': { input: z.object({ articleIds: ArticleIds }), output: Outcome },
  'trash.list': { input: z.object({}), output: z.array(TrashedArticle) },
  /** Removes these for good; named one by one, so that what was trashed since the user was asked stays. */
  'trash.empty': { input: z.object({ articleIds: ArticleIds }), output: Outcome },

  'article.open': { input: z.object({ articleId: Id }), output: OpenedArticle },
  'annotations.apply': { input: z.object({ articleId: Id, change: NewChange }), output: Acknowledgement },
  /** `changeId` names the change that undoes: sent again after a lost acknowledgement, it undoes once. */
  'annotations.undo': { input: z.object({ articleId: Id, changeId: Id }), output: Acknowledgement.nullable() },
  'annotations.redo': { input: z.object({ articleId: Id, changeId: Id }), output: Acknowledgement.nullable() },

  ...peopleCalls,

  ...recoveryCalls,
} as const;

export type HostCalls = typeof hostCalls;
export type CallName = keyof HostCalls;
export type CallInput<Name extends CallName> = z.infer<HostCalls[Name]['input']>;
export type CallOutput<Name extends CallName> = z.infer<HostCalls[Name]['output']>;

export const hostEvents = {
  ...batchEvents,
  ...searchEvents,
  ...settingsEvents,
  ...librariesEvents,
  ...exportEvents,
  ...takeInEvents,
  /** A change was acknowledged, in this window or another one. */
  'article.changed': z.object({ articleId: Id, acknowledgement: Acknowledgement }),
  /** Articles or people were added or changed: read the library again. */
  'library.changed': z.object({}),
  /** This host may write now, or may not any more, or another one has the library. */
  'library.access': LibraryAccess,
  /** Another program changed the article's files, or another host its annotations: open it again. */
  'article.outside': z.object({ articleId: Id }),
  /** Other programs changed the library; told besides `library.changed`, for the user to know. */
  'outside.news': OutsideNews,
  /** Read `outside.questions` again. */
  'outside.questions': z.object({}),
  /** Articles are being read for the list because the cache does not have them. The last one has `done` = `total`. */
  'library.indexing': z.object({ done: z.int(), total: z.int() }),
  /** Files are waiting in `import.pending`. */
  'import.pending': z.object({}),
  /** A command was chosen outside the page, from the window's menu. */
  'command.run': z.object({ id: z.string() }),
  ...recoveryEvents,
  ...metadataEvents,
} as const;

export type HostEvents = typeof hostEvents;
export type EventName = keyof HostEvents;
export type EventPayload<Name extends EventName> = z.infer<HostEvents[Name]>;

/** What the page holds in its hands. */
export interface HostApi {
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<Result<CallOutput<Name>>>;
  /** Returns the way to stop listening. */
  on<Name extends EventName>(name: Name, listener: (payload: EventPayload<Name>) => void): () => void;
}

/** The services behind the contract: one function a call; they may throw `FailureError`. */
export type HostServices = {
  [Name in CallName]: (input: CallInput<Name>) => Promise<CallOutput<Name>>;
};

export type HostWideServices = Pick<HostServices, keyof typeof hostWideCalls>;

/** Those of one library. */
export type LibraryServices = Omit<HostServices, keyof typeof hostWideCalls>;
