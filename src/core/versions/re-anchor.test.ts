import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Annotation, isSelector, segmentsAt } from '../annotation/annotation';
import { selectorAt } from '../annotation/selector';
import { canonicalTexts, spansOver } from '../testing/arbitraries';
import { type Reanchored, Reanchoring } from './re-anchor';

const time = '2026-03-05T10:00:00Z';

function annotationOn(text: string, words: readonly string[], more: Partial<Annotation> = {}): Annotation {
  const spans = words.map((exact) => ({ start: text.indexOf(exact), end: text.indexOf(exact) + exact.length }));
  return {
    id: 'v-1',
    layer: 'quote',
    segments: segmentsAt(text, spans),
    attributes: {},
    tags: [],
    note: '',
    annotator: 'first-desk',
    created: '2026-03-04T09:00:00Z',
    modified: '2026-03-04T09:00:00Z',
    origin: { kind: 'manual' },
    ...more,
  };
}

function wordsOf({ after }: Reanchored): string[] {
  return after?.segments.map(({ exact }) => exact) ?? [];
}

const before = `Le bac reprend
Le bac reprendra lundi, assure Zoé Lindqvist. La mairie confirme la date.
« Le trajet, dit-elle, coûtera deux euros de moins. » Le pont reste fermé.
Le service s'arrête à minuit.`;

describe('an annotation in a new wording', () => {
  it('is exact where its words and what surrounds them are the same, wherever that is now', () => {
    const after = `Un paragraphe est venu devant, qui parle d’autre chose.\n${before}`;
    const found = new Reanchoring(before, after, time).annotation(annotationOn(before, ['La mairie confirme']));
    expect(found).toMatchObject({ outcome: 'exact', lost: [] });
    expect(found.after?.segments[0]?.start).toBe(after.indexOf('La mairie confirme'));
    expect(found.after?.modified).toBe('2026-03-04T09:00:00Z');
  });

  it('is moved where the same words stand once, elsewhere', () => {
    const after = before
      .replace(' La mairie confirme la date.', '')
      .concat('\nEnfin : La mairie confirme la date, dit-on.');
    const found = new Reanchoring(before, after, time).annotation(annotationOn(before, ['La mairie confirme la date']));
    expect(found).toMatchObject({ outcome: 'moved' });
    expect(wordsOf(found)).toEqual(['La mairie confirme la date']);
  });

  it('is reworded where slightly other words stand there, and says since when', () => {
    const after = before.replace('La mairie confirme la date', 'La mairie a confirmé la date');
    const found = new Reanchoring(before, after, time).annotation(annotationOn(before, ['La mairie confirme la date']));
    expect(found).toMatchObject({ outcome: 'reworded', lost: [] });
    expect(found.after?.modified).toBe(time);
    expect(wordsOf(found)[0]).toContain('La mairie a confirmé la date');
  });

  it('is an orphan where its words are gone', () => {
    const after = before.replace("\nLe service s'arrête à minuit.", '');
    const found = new Reanchoring(before, after, time).annotation(
      annotationOn(before, ["Le service s'arrête à minuit."]),
    );
    expect(found).toMatchObject({ outcome: 'orphan', after: null });
  });

  it('is not taken for the same short word in another place', () => {
    const text = 'Le maire nie tout. La ville attend.';
    const after = 'La ville attend, et personne ne nie rien de cela.';
    const found = new Reanchoring(text, after, time).annotation(annotationOn(text, ['nie']));
    expect(found.outcome).not.toBe('exact');
    expect(found.outcome).not.toBe('moved');
  });

  it('keeps its segments apart, and the one that is left where the other is gone', () => {
    const quote = annotationOn(before, ['Le trajet', 'coûtera deux euros de moins']);
    const shifted = new Reanchoring(before, `Titre nouveau\n${before}`, time).annotation(quote);
    expect(shifted).toMatchObject({ outcome: 'exact' });
    expect(wordsOf(shifted)).toEqual(['Le trajet', 'coûtera deux euros de moins']);
    const cut = before.replace('coûtera deux euros de moins', 'x');
    const found = new Reanchoring(before, cut, time).annotation(quote);
    expect(found).toMatchObject({ outcome: 'reworded', lost: [1] });
    expect(wordsOf(found)).toEqual(['Le trajet']);
  });

  it('takes its cue and speaker along, and says which is gone', () => {
    const cueSpan = selectorAt(before, { start: before.indexOf('assure'), end: before.indexOf('assure') + 6 });
    const speakerSpan = selectorAt(before, { start: before.indexOf('Zoé'), end: before.indexOf('Zoé') + 13 });
    const relations = [{ id: 'r-1', type: 'supports', to: 'v-2' }];
    const quote = annotationOn(before, ['Le bac reprendra lundi'], { attributes: { cueSpan, speakerSpan }, relations });
    const all = new Reanchoring(before, `Avant.\n${before}`, time).annotation(quote);
    expect(all).toMatchObject({ outcome: 'exact', after: { relations } });
    for (const value of Object.values(all.after?.attributes ?? {})) {
      expect(isSelector(value) && value.start).toBeGreaterThan(6);
    }
    const without = new Reanchoring(before, before.replace('assure Zoé Lindqvist', 'selon la régie'), time).annotation(
      quote,
    );
    expect(without).toMatchObject({ outcome: 'reworded', lost: ['cueSpan', 'speakerSpan'], after: { attributes: {} } });
  });

  it('notes that an accepted suggestion has other words now', () => {
    const origin = { kind: 'suggestion' as const, rule: 'marks', engine: '1', edited: false };
    const after = before.replace('La mairie confirme la date', 'La mairie a confirmé la date');
    const reanchoring = new Reanchoring(before, after, time);
    expect(
      reanchoring.annotation(annotationOn(before, ['La mairie confirme la date'], { origin })).after?.origin,
    ).toEqual({
      ...origin,
      edited: true,
    });
    expect(reanchoring.annotation(annotationOn(before, ['Le pont reste fermé'], { origin })).after?.origin).toEqual(
      origin,
    );
  });

  it('finds again what had no place in the wording before', () => {
    const words = 'Une phrase que la deuxième version ne portait plus.';
    const unplaced = { textSha256: 'a'.repeat(64) };
    const annotation = annotationOn(`Là : ${words}`, [words], { unplaced });
    const found = new Reanchoring(before, `${before}\n${words}`, time).annotation(annotation);
    expect(found.outcome).toBe('moved');
    expect(found.after).not.toHaveProperty('unplaced');
    expect(new Reanchoring(before, before, time).annotation(annotation)).toMatchObject({ outcome: 'orphan' });
  });
});

it('puts every annotation on its words or nowhere, whatever became of the text', () => {
  const cases = fc.tuple(canonicalTexts(), canonicalTexts()).chain(([text, other]) =>
    fc.record({
      text: fc.constant(text),
      other: fc.constantFrom(
        text,
        other,
        `${other}\n${text}`,
        `${text}${other}`,
        [...text].slice(0, text.length >> 2).join(''),
      ),
      span: spansOver(text),
    }),
  );
  fc.assert(
    fc.property(cases, ({ text, other, span }) => {
      const annotation = { ...annotationOn('x', ['x']), segments: segmentsAt(text, [span]) };
      const found = new Reanchoring(text, other, time).annotation(annotation);
      for (const { start, end, exact } of found.after?.segments ?? []) expect(other.slice(start, end)).toBe(exact);
      if (text === other) expect(found).toMatchObject({ outcome: 'exact', after: annotation });
      if (found.outcome === 'exact' || found.outcome === 'moved') {
        expect(wordsOf(found)).toEqual([text.slice(span.start, span.end)]);
      }
    }),
  );
});
