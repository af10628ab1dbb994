import { z } from 'zod';
import { Id } from '../annotation/annotation';

/** The text of a preview as far as it is shown. */
export const PreviewText = z.object({
  /** Of a web page: the article alone, or all of the page. */
  extraction: z.enum(['article', 'page', 'none']),
  /** Length of the whole text in UTF-16 units. */
  characters: z.int(),
  blocks: z.int(),
  /** The first blocks of the text, for a look. */
  opening: z.array(z.object({ type: z.string(), text: z.string() })),
});
export type PreviewText = z.infer<typeof PreviewText>;

export const previewCalls = {
  /**
   * Of a web page whose preview shows the article, the whole page, and the other way round; the preview stays as it is. Null where there
   * is no other text: no article was found, or it is no web page. Raises `preview-missing`, and what reading raises.
   */
  'import.otherText': { input: z.object({ previewId: Id }), output: PreviewText.nullable() },
} as const;
