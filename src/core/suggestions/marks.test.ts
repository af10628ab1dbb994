import { describe, expect, it } from 'vitest';
import { lexiconOf } from './languages';
import { type Marked, resolveMarks } from './marks';
import { unitsOf } from './tokens';

function marked(language: string, text: string, continued = false): string[] {
  const { lexicon } = lexiconOf(language);
  const show = (one: Marked): string =>
    text.slice(one.start, one.end) + one.children.map((child) => ` [${show(child)}]`).join('');
  return resolveMarks(unitsOf(text, 0, text.length, lexicon), lexicon, continued).map(show);
}

describe('resolveMarks', () => {
  it.each([
    ['fr', 'Il dit « oui » puis “non”.', ['« oui »', '“non”']],
    ['fr', '" Avec des blancs " et "sans".', ['" Avec des blancs "', '"sans"']],
    ['en', "“a ‘b’ c” and ``d''", ['“a ‘b’ c”', "``d''"]],
    ['en', '"He read "Emma" aloud" twice', ['"He read "Emma" aloud" ["Emma"]']],
    ['de', '„eins“ und »zwei«', ['„eins“', '»zwei«']],
    ['es', 'Dijo “uno” y «dos».', ['“uno”', '«dos»']],
  ])('pairs what belongs together in %s: %s', (language, text, pairs) => {
    expect(marked(language, text)).toEqual(pairs);
  });

  it('never takes an apostrophe for a mark', () => {
    expect(marked('en', "The horses' barn wasn't Tom's, it's '90s stuff.")).toEqual([]);
    expect(marked('fr', "L'an dernier, l’été n'a pas été beau.")).toEqual([]);
  });

  it('accepts a closing mark of another kind', () => {
    expect(marked('en', '“We are late" he said')).toEqual(['“We are late"']);
  });

  it('reaches to the end of the paragraph where nothing closes', () => {
    expect(marked('fr', 'Il dit : « nous irons au marché demain')).toEqual(['« nous irons au marché demain']);
  });

  it('reaches back to the start where nothing opened', () => {
    expect(marked('fr', 'Nous irons au marché demain », dit-il')).toEqual(['Nous irons au marché demain »']);
  });

  it('lets either guillemet open a paragraph that goes on with a quotation', () => {
    expect(marked('fr', '» Le lendemain il pleuvait encore. »', true)).toEqual([
      '» Le lendemain il pleuvait encore. »',
    ]);
  });

  it('makes little of thousands of marks that never close', () => {
    expect(marked('en', '“a '.repeat(10_000)).length).toBeLessThan(3);
  });
});
