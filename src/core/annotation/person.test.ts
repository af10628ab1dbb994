import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldName, type Person, personNamed } from './person';

function person(id: string, name: string, ...aliases: string[]): Person {
  return { id, name, role: '', organisation: '', country: '', aliases };
}

const people = [
  person('p-1', 'Zoé Lindqvist', 'la ministre'),
  person('p-2', 'Jean D’Orme'),
  person('p-3', 'Jean Dorme'),
];

describe('personNamed', () => {
  it('finds a person by name or alias without regard to accents, case, blanks or the form of an apostrophe', () => {
    expect(personNamed(people, 'ZOE  lindqvist')?.id).toBe('p-1');
    expect(personNamed(people, 'La Ministre')?.id).toBe('p-1');
    expect(personNamed(people, "Jean\u00A0D'Orme")?.id).toBe('p-2');
  });

  it('does not guess: nobody, part of a name, or a name that two people bear', () => {
    expect(personNamed(people, 'Lindqvist')).toBeNull();
    expect(personNamed(people, '')).toBeNull();
    expect(personNamed([...people, person('p-4', 'Une autre', 'La ministre')], 'la ministre')).toBeNull();
  });

  it('finds a person who bears the name twice', () => {
    expect(personNamed([person('p-5', 'Ana', 'ana')], 'Ana')?.id).toBe('p-5');
  });
});

describe('foldName', () => {
  it('folds composed and decomposed letters alike, and folds no further the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(foldName(name.normalize('NFD'))).toBe(foldName(name.normalize('NFC')));
        expect(foldName(foldName(name))).toBe(foldName(name));
      }),
    );
  });
});
