import { describe, expect, it } from 'vitest';
import { builtInCodebook } from './built-in-codebook';
import { Codebook } from './codebook';
import { codebookProblems } from './codebook-problems';
import { templateCodebook, templateIds, withTemplate } from './codebook-templates';

describe('the templates of codebooks', () => {
  it.each(templateIds)('%s is sound in both languages', (id) => {
    for (const language of ['en', 'fr'] as const) {
      const codebook = Codebook.parse(templateCodebook(id, language));
      expect(codebookProblems(codebook)).toEqual([]);
      expect(codebook.layers.map((layer) => layer.id)).toEqual(expect.arrayContaining(['quote', 'claim']));
    }
  });

  it.each(templateIds)('%s says in each language what its layers and its own relation types are for', (id) => {
    const [english, french] = (['en', 'fr'] as const).map((language) => {
      const { layers, relationTypes } = withTemplate({ layers: [], tags: [], relationTypes: [] }, id, language);
      return [...layers, ...relationTypes].map(({ description }) => description ?? '');
    });
    for (const [index, description] of (english ?? []).entries()) {
      expect(description).not.toBe('');
      expect(french?.[index]).not.toBe(description);
    }
  });

  it('can all be added to one codebook, and change nothing that is there', () => {
    const own: Codebook = { ...builtInCodebook(), tags: [{ id: 'verdict', name: 'Urteil', parent: null, key: 'u' }] };
    const all = templateIds.reduce((codebook, id) => withTemplate(codebook, id, 'fr'), own);
    expect(codebookProblems(all)).toEqual([]);
    expect(all.tags[0]).toEqual(own.tags[0]);
    expect(all.layers.find(({ id }) => id === 'source')?.key).toBeUndefined();
  });

  it('add nothing the second time', () => {
    const once = templateCodebook('fact-check', 'en');
    expect(withTemplate(once, 'fact-check', 'en')).toEqual(once);
  });
});
