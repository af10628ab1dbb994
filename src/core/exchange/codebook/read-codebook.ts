import type { Codebook } from '../../annotation/codebook';
import { type InFile, utf8Text } from '../incoming/files';
import { fromCodebookCsv } from '../incoming/from-codebook-csv';
import { fromQdc } from '../incoming/from-refi';
import { type Incoming, refuseFile } from '../incoming/incoming';
import { placeSentence } from '../incoming/place';
import { because } from '../incoming/reason';
import { Register } from '../incoming/register';
import type { ReadCodebook } from './codebook-file';
import { codebookOfJson } from './codebook-json';
import { codebookOfCsv } from './codebook-of-csv';

/**
 * The codebook in a file, by what is in it: JSON or a table of our own, a REFI-QDA codebook, a list of tags. `own`: the one that it is
 * held against. Raises `codebook-unknown` for a file that is none, `exchange-invalid` for one that is broken as a whole.
 */
export function readCodebook(file: InFile, own: Codebook): ReadCodebook {
  const text = utf8Text(file);
  const start = text.slice(0, 4096).trimStart();
  if (start.startsWith('{')) return fromJson(file.name, text);
  if (start.startsWith('<') && /<(?:\w+:)?CodeBook[\s>]/.test(start)) return fromOthers(fromQdc(file), own);
  const table = codebookOfCsv(text, own);
  if (table) return table;
  if (/^(?:[^\n]*[,;\t])?"?(?:tag|name|path)"?\s*(?:[,;\t\r\n]|$)/i.test(start)) {
    return fromOthers(fromCodebookCsv(file), own);
  }
  return unknown(file.name);
}

function fromJson(name: string, text: string): ReadCodebook {
  try {
    return codebookOfJson(JSON.parse(text)) ?? unknown(name);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const position = Number(/position (\d+)/u.exec(error.message)?.[1] ?? text.length);
    const line = text.slice(0, position).split('\n').length;
    const problem = {
      line,
      place: '',
      field: '',
      kind: 'json' as const,
      value: text.slice(position, position + 20).trim(),
    };
    return { codebook: { layers: [], tags: [], relationTypes: [] }, problems: [problem] };
  }
}

/** Codes of another tool by their paths: those that are layers of ours stay what they are. */
function fromOthers(incoming: Incoming, own: Codebook): ReadCodebook {
  const register = new Register({ codebook: own, people: [], annotators: [] }, (name) => name);
  register.takeIn(incoming);
  const problems = incoming.refused.map(({ place }) => {
    const line = Number(place.find(({ kind }) => kind === 'row' || kind === 'line')?.at ?? 0);
    return {
      line: line > 0 ? line : null,
      place: placeSentence(place),
      field: 'name',
      kind: 'name' as const,
      value: '',
    };
  });
  return { codebook: register.shared.codebook, problems };
}

function unknown(name: string): never {
  return refuseFile(name, [], because('not-codebook'), 'codebook-unknown');
}
