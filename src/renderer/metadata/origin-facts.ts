import type { Article } from '../../core/library/article';
import { recordFields } from '../../core/library/records';
import { readableBytes } from '../libraries/readable-bytes';
import type { WordKey } from '../words/en';
import type { Values } from '../words/words';

export interface OriginFact {
  label: string;
  value: string;
  /** A hash or a name, to be read letter by letter. */
  isCode?: boolean;
}

/** What is known of where an article comes from, in the order in which it is shown; what is not known is left out. */
export function originFacts(
  { original, provenance, textSha256, characters }: Article,
  say: (key: WordKey, values?: Values) => string,
  language: string,
): OriginFact[] {
  const { reader, readerVersion, encoding, encodingFrom, extraction, imported, version } = provenance;
  const { pages = [], chapters = [], attachments = [], record } = provenance;
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'medium' }).format(new Date(imported));
  const size = readableBytes(original.bytes, language);
  const found = encodingFrom === undefined ? '' : say('import.encodingFrom', { from: encodingFrom });
  const columns = recordFields.flatMap((field) => {
    const column = record?.mapping[field];
    return column === undefined ? [] : [`${field}: ${column}`];
  });
  const facts: (OriginFact | null)[] = [
    { label: say('origin.file'), value: `${original.name} · ${say('origin.bytes', { bytes: original.bytes, size })}` },
    { label: say('origin.fileHash'), value: original.sha256, isCode: true },
    { label: say('origin.text'), value: say('origin.characters', { characters }) },
    { label: say('origin.textHash'), value: textSha256, isCode: true },
    { label: say('origin.reader'), value: say('origin.readerIs', { reader, version: readerVersion }) },
    encoding === 'none'
      ? null
      : { label: say('origin.encoding'), value: found === '' ? encoding : `${encoding}, ${found}` },
    extraction === 'none'
      ? null
      : { label: say('origin.extraction'), value: say(extraction === 'page' ? 'import.page' : 'import.article') },
    {
      label: say('origin.imported'),
      value: version === undefined ? when : say('origin.importedBy', { when, version }),
    },
    chapters.length === 0 ? null : { label: say('origin.chapters'), value: chapters.join(', ') },
    pages.length === 0
      ? null
      : { label: say('origin.pages'), value: [pages[0]?.label, pages.at(-1)?.label].filter(Boolean).join('–') },
    record === undefined
      ? null
      : {
          label: say('origin.record'),
          value: [say('origin.recordIs', { number: record.number, file: record.file }), ...columns].join(' · '),
        },
    record === undefined ? null : { label: say('origin.recordHash'), value: record.sha256, isCode: true },
    attachments.length === 0
      ? null
      : { label: say('origin.attachments'), value: attachments.map(({ name }) => name).join(', ') },
  ];
  return facts.filter((fact) => fact !== null);
}
