import type { Problems } from './brat-structure';

/** CoNLL-2003 with IOB2: documents, sentences and four columns with one blank between them; every letter of the text. */
export function conllProblems(file: string, texts: readonly string[]): Problems {
  const problems: Problems = [];
  const documents: string[][] = [];
  let before: string | null = null;
  for (const [index, line] of file.split('\n').slice(0, -1).entries()) {
    const at = `line ${index + 1}`;
    if (line === '-DOCSTART- -X- -X- O') {
      documents.push([]);
      before = null;
      if (file.split('\n')[index + 1] !== '') problems.push(`${at}: no empty line after the start of a document`);
      continue;
    }
    if (line === '') {
      before = null;
      if (file.split('\n')[index - 1] === '') problems.push(`${at}: a sentence without words`);
      continue;
    }
    const columns = line.split(' ');
    const [word = '', pos, chunk, tag = ''] = columns;
    if (columns.length !== 4 || word === '' || /\s/u.test(word)) problems.push(`${at}: not four columns`);
    if (pos !== '-X-' || chunk !== '-X-') problems.push(`${at}: something in a column that we do not know`);
    const known = /^(?:O|([BI])-([A-Z][A-Z0-9_]*))$/u.exec(tag);
    if (!known) problems.push(`${at}: ${tag} is no tag`);
    else if (known[1] === 'I' && before !== known[2]) problems.push(`${at}: ${tag} begins nothing`);
    before = known?.[2] ?? null;
    documents.at(-1)?.push(word);
  }
  if (file !== '' && !file.endsWith('\n\n')) problems.push('the last sentence does not end');
  const words = documents.map((document) => document.join(''));
  const letters = texts.map((text) => text.replace(/\s+/gu, ''));
  if (words.join('\n') !== letters.join('\n')) problems.push('the words are not those of the texts');
  return problems;
}
