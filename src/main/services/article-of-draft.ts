import type { Article, Metadata, Provenance } from '../../core/library/article';
import { newId, sha256 } from '../library/ids';
import type { ArticleDraft } from '../readers/article-draft';

/** Of an article from a file of many records: the name and the bytes of that file. */
export interface RecordFile {
  name: string;
  sha256: string;
}

/** A draft as an article of the library, with where it comes from; `metadata` as the user left it. */
export function articleOfDraft(draft: ArticleDraft, metadata: Metadata, recordFile: RecordFile | null): Article {
  return {
    id: newId('a'),
    metadata,
    original: {
      name: draft.fileName,
      mediaType: draft.mediaType,
      bytes: draft.bytes.byteLength,
      sha256: sha256(draft.bytes),
    },
    provenance: provenanceOf(draft, recordFile),
    textSha256: sha256(draft.canonical.text),
    characters: draft.canonical.text.length,
  };
}

/** How a draft was read, and that it was just now. */
export function provenanceOf(draft: ArticleDraft, file: RecordFile | null): Provenance {
  const { reader, readerVersion, encoding, extraction, pages, chapters, attachments, records } = draft;
  return {
    reader,
    readerVersion,
    encoding,
    extraction,
    imported: new Date().toISOString(),
    ...(pages === undefined ? {} : { pages }),
    ...(chapters === undefined ? {} : { chapters: chapters.filter(({ chosen }) => chosen).map(({ id }) => id) }),
    ...(attachments === undefined || attachments.length === 0 ? {} : { attachments }),
    ...(records === undefined || file === null
      ? {}
      : { record: { file: file.name, sha256: file.sha256, number: records.record + 1, mapping: records.mapping } }),
  };
}
