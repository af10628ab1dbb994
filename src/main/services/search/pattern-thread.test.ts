import { afterEach, describe, expect, it } from 'vitest';
import { searchedText } from '../../../core/search/matcher';
import { KeptText } from './kept-text';
import { PatternThread } from './pattern-thread';

const astray = /^(a+)+$/gu;
const endless = [searchedText(`${'a'.repeat(60)}b`)];
let patterns: PatternThread | undefined;

function thread(patience: number): PatternThread {
  patterns = new PatternThread({ patience });
  return patterns;
}
afterEach(() => patterns?.close());

describe('the thread for patterns', () => {
  it('tells where a pattern matches, in UTF-16, in texts that are shared and in those that are handed over', async () => {
    const texts = [new KeptText('été 📉 été'), searchedText('rien'), searchedText('l’été')];
    const found = await thread(60_000).match(/été/gu, texts, () => true);
    expect(found.map((places) => [...places])).toEqual([[0, 3, 7, 10], [], [2, 5]]);
  });

  it('ends a pattern that goes astray, and answers the next one', async () => {
    const patterns = thread(1_000);
    await expect(patterns.match(astray, endless, () => true)).rejects.toMatchObject({
      failure: { code: 'search-pattern-slow' },
    });
    const found = await patterns.match(/b/gu, endless, () => true);
    expect(found.map((places) => [...places])).toEqual([[60, 61]]);
  });

  it('lets everything else go on meanwhile', async () => {
    const patterns = thread(60_000);
    let turns = 0;
    const given = patterns.match(astray, endless, () => turns < 3);
    const counting = setInterval(() => turns++, 1);
    await expect(given).rejects.toMatchObject({ failure: { code: 'search-superseded' } });
    clearInterval(counting);
  });

  it('keeps the order of those who ask', async () => {
    const patterns = thread(60_000);
    const answers: string[] = [];
    const ask = (words: string) =>
      patterns.match(new RegExp(words, 'gu'), [new KeptText(words)], () => true).then(() => answers.push(words));
    await Promise.all([ask('un'), ask('deux'), ask('trois')]);
    expect(answers).toEqual(['un', 'deux', 'trois']);
  });
});
