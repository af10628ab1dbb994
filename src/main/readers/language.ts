/** How much of a text is looked at; UTF-16 units. More does not change the answer. */
const sampleLength = 20_000;

/** The language of a text as a tag (`fr`), found by its letter patterns, offline; `und` where that is not reliable. */
export async function detectLanguage(text: string): Promise<string> {
  const { eld } = await import('eld/extrasmall');
  const result = eld.detect(text.slice(0, sampleLength));
  return result.language !== '' && result.isReliable() ? result.language : 'und';
}
