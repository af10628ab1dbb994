import type { Incoming } from './incoming';

/** Extensions of files that hold annotations and nothing else, and of those that may. */
const always = ['.ann', '.xmi', '.qdpx', '.qde', '.qdc', '.sqlite3'];
const perhaps = ['.json', '.jsonl', '.jsonld', '.zip', '.csv', '.xml'];

/** Whether a file of that name holds annotations: `perhaps` where only its content can tell. */
export function holdsAnnotations(name: string): 'yes' | 'perhaps' | 'no' {
  const lower = name.toLowerCase();
  if (always.some((extension) => lower.endsWith(extension))) return 'yes';
  return perhaps.some((extension) => lower.endsWith(extension)) ? 'perhaps' : 'no';
}

/** Files to choose from where annotations are to be taken in; texts stand beside `.ann`. */
export const takenInExtensions: readonly string[] = [...always, ...perhaps, '.txt'];

/** Whether there is anything in it but texts, which are better opened as articles. */
export function isWorthTakingIn({ documents, codebook }: Incoming): boolean {
  const { layers, tags } = codebook;
  return layers.length + tags.length > 0 || documents.some(({ spans }) => spans.length > 0);
}
