import type { VerbData } from '../language';

/** A verb given as `finite / participles / gerund / infinitive`, each a list of forms. */
export function parts(frames: string, list: string): VerbData {
  const [finite = '', participle = '', gerund = '', infinitive = ''] = list.split('/');
  return { frames, finite, participle, gerund, infinitive };
}
