import type { Preview } from '../../core/host-api';
import type { Metadata } from '../../core/library/article';
import { Store } from '../state/store';

/** What is being decided about a preview and an article of the library, or about two versions. */
export type VersionStep =
  /** A preview beside an article that it may be another version of. */
  | { kind: 'compare'; articleId: string; preview: Preview; metadata: Metadata }
  /** What becomes of the annotations where the preview is kept as a new version. */
  | { kind: 'review'; articleId: string; preview: Preview; metadata: Metadata }
  /** Two versions, to be read. */
  | { kind: 'read'; before: string; after: string };

export const versionStep = new Store<VersionStep | null>(null);
