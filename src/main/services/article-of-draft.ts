import type { Article, Metadata, Provenance } from '../../core/library/article';
import { correctedArticle, fieldChanges } from '../../core/library/metadata-edit';
import { newId, sha256 } from '../library/ids';
import type { ArticleDraft } from '../readers/article-draft';

/** Of an article from a file of many records: the name and the bytes of that file. */
export interface RecordFile {
  name: string;
  sha256: string;
}

interface Keeping {
  /** As the user left it. */
  metadata: Metadata;
  recordFile: RecordFile | null;
  /** Of this Guillemet. */
  version: string;
  /** Whose corrections of the metadata these are. */
  annotator: string;
}

/** A draft as an article of the library, with where it comes from. */
export function articleOfDraft(draft: ArticleDraft, { metadata, recordFile, version, annotator }: Keeping): Article {
  const provenance = { ...provenanceOf(draft, recordFile), version };
  const article: Article = {
    id: newId('a'),
    metadata: draft.metadata,
    original: {
      name: draft.fileName,
      mediaType: draft.mediaType,
      bytes: draft.bytes.byteLength,
      sha256: sha256(draft.bytes),
    },
    provenance,
    textSha256: sha256(draft.canonical.text),
    characters: draft.canonical.text.length,
  };
  const changes = fieldChanges(draft.metadata, metadata);
  return correctedArticle(article, changes, { at: provenance.imported, annotator });
}

/** How a draft was read, and that it was just now. */
export function provenanceOf(draft: ArticleDraft, file: RecordFile | null): Provenance {
  const { reader, readerVersion, encoding, encodingFrom, extraction, pages, chapters, attachments, records } = draft;
  return {
    reader,
    readerVersion,
    encoding,
    encodingFrom,
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
