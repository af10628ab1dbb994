import type { RecordField, RecordMapping } from '../../core/library/records';

/** Names that columns go by, in lower case without signs, most telling first: French and English, and of press databases. */
const names: Record<RecordField, readonly string[]> = {
  text: [
    'text',
    'fulltext',
    'body',
    'content',
    'texte',
    'textecomplet',
    'corps',
    'contenu',
    'articlebody',
    'articletext',
    'bodytext',
    'maintext',
    'plaintext',
    'html',
    'story',
    'article',
    'description',
    'snippet',
    'summary',
  ],
  title: ['title', 'headline', 'titre', 'hl', 'heading', 'name', 'subject'],
  byline: ['byline', 'author', 'authors', 'auteur', 'auteurs', 'creator', 'writer', 'by', 'journalist', 'journaliste'],
  outlet: [
    'outlet',
    'source',
    'sourcename',
    'publication',
    'publisher',
    'newspaper',
    'media',
    'journal',
    'site',
    'sitename',
    'domain',
    'medianame',
    'feed',
  ],
  published: [
    'published',
    'publishedat',
    'publicationdate',
    'datepublished',
    'pubdate',
    'date',
    'publishdate',
    'datedepublication',
    'datepublication',
    'publishedon',
    'publicationdatetime',
    'datetime',
    'time',
    'timestamp',
    'created',
    'createdat',
  ],
  url: ['url', 'link', 'lien', 'href', 'uri', 'permalink', 'weburl', 'articleurl', 'adresse'],
  language: ['language', 'lang', 'langue', 'locale', 'languagecode'],
};

/** Which columns hold what, by their names. */
export function guessMapping(columns: readonly string[]): RecordMapping {
  const mapping: RecordMapping = {};
  const free = new Set(columns);
  for (const field of Object.keys(names) as RecordField[]) {
    const column = byName(names[field], [...free]);
    if (column === undefined) continue;
    mapping[field] = column;
    free.delete(column);
  }
  return mapping;
}

/** Values this long on average are texts; UTF-16 units. */
const textLength = 200;

/** The column whose values are the longest on average: first where they are texts, then whatever they are. */
export function byLength(
  columns: readonly string[],
  lengths: ReadonlyMap<string, number>,
): [text: string | undefined, longest: string | undefined] {
  const length = (column: string): number => lengths.get(column) ?? 0;
  const longest = [...columns].sort((a, b) => length(b) - length(a))[0];
  return [longest !== undefined && length(longest) >= textLength ? longest : undefined, longest];
}

function byName(wanted: readonly string[], columns: readonly string[]): string | undefined {
  const plain = (name: string): string =>
    name
      .normalize('NFD')
      .replace(/[^\p{L}\p{N}]/gu, '')
      .toLowerCase();
  for (const name of wanted) {
    const whole = columns.find((column) => plain(column) === name);
    // Of a key inside an object its own name tells as well: `source.name`, `article.body`.
    const found =
      whole ?? columns.find((column) => column.includes('.') && plain(column.slice(column.lastIndexOf('.'))) === name);
    if (found !== undefined) return found;
  }
  return undefined;
}
