import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldName, mergePeople, type Person, personNamed, resolvePerson } from './person';

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

describe('two entries for one person', () => {
  const full = { ...person('p-1', 'Zoé Lindqvist', 'Lindqvist'), role: 'minister' };
  const short = { ...person('p-2', 'Z. Lindqvist', 'lindqvist', 'la ministre'), role: 'MP', country: 'Sweden' };
  const [into, from] = mergePeople(full, short);
  const people = new Map([into, from].map((each) => [each.id, each]));

  it('become one that bears the names of both and knows what either knew', () => {
    expect(into).toMatchObject({ name: 'Zoé Lindqvist', role: 'minister', country: 'Sweden' });
    expect(into.aliases).toEqual(['Lindqvist', 'Z. Lindqvist', 'la ministre']);
  });

  it('leave a pointer, so that whoever refers to the other means the one', () => {
    expect(resolvePerson(people, 'p-2')?.id).toBe('p-1');
    expect(personNamed([into, from], 'Z. Lindqvist')?.id).toBe('p-1');
  });

  it('that point at each other stand for nobody', () => {
    const round = new Map([
      ['p-1', { ...into, mergedInto: 'p-2' }],
      ['p-2', from],
    ]);
    expect(resolvePerson(round, 'p-1')).toBeNull();
  });
});
