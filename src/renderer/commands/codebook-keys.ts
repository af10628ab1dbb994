import type { Codebook } from '../../core/annotation/codebook';

/** What a key of the codebook does. */
export type CodebookKey = { kind: 'mark'; layer: string } | { kind: 'tag'; tag: string };

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/**
 * A layer's key marks with it, a tag's key tags; null for any other key. What is retired, or was merged into
 * another tag, has no key any more.
 */
export function codebookKeyOf({ layers, tags }: Codebook, pressed: Pressed): CodebookKey | null {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null;
  const layer = layers.find(({ key, retired }) => key === pressed.key && retired !== true);
  if (layer) return { kind: 'mark', layer: layer.id };
  const tag = tags.find(
    ({ key, retired, mergedInto }) => key === pressed.key && retired !== true && mergedInto === undefined,
  );
  return tag ? { kind: 'tag', tag: tag.id } : null;
}
