import { describe, expect, it } from 'vitest';
import { subjectAfter } from './inverted-speakers';
import { type Subject, subjectBefore } from './speakers';
import { paragraphOf, wordsOf } from './testing';

/** The subject of the verb between the bars, from the words on its left. */
function subjectLeftOf(language: string, marked: string): string | null {
  const [left = ''] = marked.split('|');
  const text = marked.replaceAll('|', '');
  const { flow, lexicon } = paragraphOf(language, text);
  const verb = flow.findIndex(({ start }) => start >= left.length);
  return shown(text, flow, subjectBefore(flow, verb, 0, lexicon));
}

/** The subject of the verb between the bars, from the words on its right. */
function subjectRightOf(language: string, marked: string): string | null {
  const [left = '', verb = ''] = marked.split('|');
  const text = marked.replaceAll('|', '');
  const { flow, lexicon } = paragraphOf(language, text);
  const next = flow.findIndex(({ start }) => start >= left.length + verb.length);
  return shown(text, flow, subjectAfter(flow, next, flow.length, lexicon));
}

function shown(text: string, flow: Parameters<typeof wordsOf>[1], subject: Subject | null): string | null {
  return subject && wordsOf(text, flow, subject);
}

describe('the subject before a reporting verb', () => {
  it.each([
    ['en', 'Ada Field |said| no.', 'Ada Field'],
    ['en', 'On Monday she |said| no.', 'she'],
    ['en', 'The mayor of Elm Bay |said| no.', 'The mayor of Elm Bay'],
    ['en', 'Rep. Tom Hale (R-Fla.) |said| no.', 'Rep. Tom Hale'],
    ['fr', 'Le préfet |assure| que non.', 'Le préfet'],
  ])('is the pronoun or the noun phrase next to it, in %s: %s', (language, text, subject) => {
    expect(subjectLeftOf(language, text)).toBe(subject);
  });

  it('stands before the apposition between them', () => {
    expect(subjectLeftOf('en', 'Ada Field, a nurse from Elm Bay, |said| no.')).toBe('Ada Field');
    expect(subjectLeftOf('fr', 'Paul Roux, maire depuis 2014, |assure| que non.')).toBe('Paul Roux');
  });

  it('holds the apposition that is the name of a role', () => {
    expect(subjectLeftOf('en', 'The mayor, Ada Roux, |said| no.')).toBe('The mayor, Ada Roux');
  });

  it('is what a relative pronoun goes back to', () => {
    expect(subjectLeftOf('en', 'Ada Field, who |said| no, left early.')).toBe('Ada Field');
  });
});

describe('the subject after a reporting verb', () => {
  it.each([
    ['en', '“No,” |said| Ada Field.', 'Ada Field'],
    ['en', '“No,” |said| retired general Tom Hale.', 'retired general Tom Hale'],
    ['fr', '« Non », |explique| la députée de Moselle en sortant.', 'la députée de Moselle'],
    ['de', '„Nein“, |sagte| die Ministerin am Montag.', 'die Ministerin'],
  ])('ends where a sign, a preposition or a verb begins, in %s: %s', (language, text, subject) => {
    expect(subjectRightOf(language, text)).toBe(subject);
  });

  it('stands behind the day and those who were told', () => {
    expect(subjectRightOf('fr', '« Non », |a annoncé| mardi soir Odile Garnier.')).toBe('Odile Garnier');
    expect(subjectRightOf('fr', '« Non », |a dit| ce lundi 3 mars le maire.')).toBe('le maire');
    expect(subjectRightOf('fr', '« Non », |a confié| à la presse Odile Garnier.')).toBe('Odile Garnier');
    expect(subjectRightOf('es', '«No», |afirmó| a los periodistas el ministro.')).toBe('el ministro');
  });

  it('is nobody where what follows is no noun phrase', () => {
    expect(subjectRightOf('fr', '« Non », |dit| que la pluie tombe.')).toBeNull();
    expect(subjectRightOf('en', '“No,” |said| on Monday.')).toBeNull();
  });
});
