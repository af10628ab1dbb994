import { describe, expect, it } from 'vitest';
import { SuggestRecord, suggestRecord } from './jsonl-record';
import { suggest } from './suggest';

const text = '« Le pont est sûr », a assuré Aline Dorval. « Nous l’avons vérifié », a-t-elle ajouté, « deux fois ».';

describe('suggestRecord', () => {
  const record = suggestRecord('x-1', suggest(text, 'fr'));

  it('fits its schema and bears the id that was given', () => {
    expect(SuggestRecord.parse(record)).toEqual(record);
    expect(record.id).toBe('x-1');
  });

  it('gives spans that are the words of the text', () => {
    const [first] = record.quotes;
    expect(text.slice(first?.start, first?.end)).toContain('Le pont est sûr');
    expect(text.slice(first?.cue_start, first?.cue_end)).toBe('a assuré');
    expect(first?.speaker).toBe('Aline Dorval');
  });

  it('gives the segments of an interrupted quotation besides its outer ends', () => {
    const interrupted = record.quotes.find(({ segments }) => segments !== undefined);
    expect(interrupted?.segments).toHaveLength(2);
    expect(interrupted?.segments?.[0]?.start).toBe(interrupted?.start);
    expect(interrupted?.segments?.at(-1)?.end).toBe(interrupted?.end);
  });

  it('gives claims the likeliest first', () => {
    const article = 'Le maire a signé hier. En 2024, la ville a perdu 12 % de ses habitants et 3 millions d’euros.';
    const { claims } = suggestRecord('x-2', suggest(article, 'fr'));
    expect(claims.length).toBeGreaterThan(1);
    expect(claims[0]?.start).toBeGreaterThan(claims[1]?.start ?? 0);
    expect(claims[0]?.score).toBeGreaterThan(claims[1]?.score ?? 1);
  });
});
