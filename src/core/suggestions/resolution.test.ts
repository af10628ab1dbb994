import { describe, expect, it } from 'vitest';
import { suggest } from './suggest';

/** `the words for the speaker → the person (what told so)`, quotation by quotation. */
function speakers(language: string, text: string): string[] {
  return suggest(text, language).quotations.map(({ speakerSpan, speaker, speakerFrom, isNamed }) => {
    const words = speakerSpan ? text.slice(speakerSpan.start, speakerSpan.end) : '-';
    return `${words} → ${speaker ?? '-'} (${speakerFrom}${isNamed ? '' : ', no name'})`;
  });
}

describe('the person behind the speaker’s words', () => {
  it('is whom they name', () => {
    expect(speakers('en', '“We open in May,” Ada Field said.')).toEqual(['Ada Field → Ada Field (name)']);
  });

  it('is whom the article names in full elsewhere, where they give the surname', () => {
    expect(speakers('en', 'Ada Field runs the mill. “We open in May,” Field said.')).toEqual([
      'Field → Ada Field (short-name)',
    ]);
    expect(speakers('fr', 'Odile Garnier tient la halle. « On ouvre en mai », dit Mme Garnier.')).toEqual([
      'Mme Garnier → Odile Garnier (short-name)',
    ]);
  });

  it('is who was introduced with the role', () => {
    const text = 'Le préfet Hugo Lemaire est venu. Puis il a neigé. « La route est fermée », a dit le préfet.';
    expect(speakers('fr', text)).toEqual(['le préfet → Hugo Lemaire (role)']);
  });

  it('is who stands beside the role in apposition', () => {
    const text = '« La route est fermée », a dit le préfet, Hugo Lemaire, en arrivant.';
    expect(speakers('fr', text)).toEqual(['le préfet → Hugo Lemaire (role)']);
  });

  it('is the last one named whom the pronoun fits', () => {
    const text =
      'La maire Nadia Ferrand a reçu Hugo Lemaire. « Le pont tient », a dit Hugo Lemaire. « On l’a mesuré », a-t-elle ajouté.';
    expect(speakers('fr', text).at(-1)).toBe('elle → Nadia Ferrand (pronoun)');
  });

  it('is who was speaking, where a quoted sentence has no cue', () => {
    const text = '« Le pont tient », a dit Hugo Lemaire.\n« Nous l’avons mesuré trois fois depuis avril. »';
    expect(speakers('fr', text).at(-1)).toBe('Hugo Lemaire → Hugo Lemaire (previous)');
  });

  it('stays in the words of the text where the article introduces nobody', () => {
    expect(speakers('fr', '« La route est fermée », indique la préfecture.')).toEqual([
      'la préfecture → la préfecture (words, no name)',
    ]);
  });
});
