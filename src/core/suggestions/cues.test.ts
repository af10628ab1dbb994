import { describe, expect, it } from 'vitest';
import { cuesOf } from './cues';
import { paragraphOf, wordsOf } from './testing';

/** `kind: words`, with `not` before those that are denied. */
function cues(language: string, text: string): string[] {
  const { flow, lexicon } = paragraphOf(language, text);
  return cuesOf(flow, 0, flow.length, lexicon).map(
    (cue) => `${cue.negated ? 'not ' : ''}${cue.kind}: ${wordsOf(text, flow, cue)}`,
  );
}

describe('cuesOf', () => {
  it.each([
    ['en', 'The mayor said that it rained.', 'finite: said'],
    ['en', 'Ada has already confirmed the date.', 'finite: has already confirmed'],
    ['fr', 'Le maire a ensuite affirmé qu’il pleuvait.', 'finite: a ensuite affirmé'],
    ['fr', 'Le médecin leur assure que tout va bien.', 'finite: leur assure'],
    ['de', 'Die Ministerin sagte, es regne.', 'finite: sagte'],
    ['es', 'El alcalde dijo que llovía.', 'finite: dijo'],
  ])('takes a reporting verb with its auxiliary, adverbs and pronouns, in %s: %s', (language, text, cue) => {
    expect(cues(language, text)).toEqual([cue]);
  });

  it('takes the subject that is joined to the verb or to its auxiliary', () => {
    expect(cues('fr', '« Oui », a-t-elle promis.')).toEqual(['finite: a-t-elle promis']);
    expect(cues('fr', '« Oui », dit-il.')).toEqual(['finite: dit-il']);
  });

  it('takes a gerund, which goes on with the subject of the verb before', () => {
    expect(cues('en', 'Ada left early, saying that it rained.')).toContain('gerund: saying');
  });

  it('takes a preposition that names a source', () => {
    expect(cues('fr', 'Selon la préfecture, la route est fermée.')).toEqual(['preposition: Selon']);
    expect(cues('en', 'According to the police, nobody was hurt.')).toEqual(['preposition: According to']);
  });

  it('notes that something was not said', () => {
    expect(cues('en', 'The mayor did not say that it rained.')[0]).toMatch(/^not finite/);
    expect(cues('fr', 'Le maire n’a pas dit qu’il pleuvait.')[0]).toMatch(/^not finite/);
  });

  it('leaves a noun alone that looks like a verb', () => {
    expect(cues('fr', 'La demande reste forte, l’annonce est tombée.')).toEqual([]);
    expect(cues('en', 'The report was long and the claim was old.')).toEqual([]);
  });
});
