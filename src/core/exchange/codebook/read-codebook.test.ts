import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { builtInCodebook } from '../../annotation/built-in-codebook';
import type { Codebook } from '../../annotation/codebook';
import { templateCodebook } from '../../annotation/codebook-templates';
import { codebooks } from '../../testing/arbitraries';
import { codebookCsv } from './codebook-csv';
import { codebookJson } from './codebook-json';
import { readCodebook } from './read-codebook';

const own = builtInCodebook();
const read = (text: string, name = 'codes.csv', of: Codebook = own) => readCodebook({ name, bytes: strToU8(text) }, of);
const complaints = (text: string) =>
  read(text).problems.map(({ line, field, kind, value }) => [line, field, kind, value]);

describe('a codebook in a file', () => {
  it('comes back from a table as it was', () => {
    fc.assert(
      fc.property(codebooks(), (codebook) => {
        expect(read(codebookCsv(codebook))).toEqual({ codebook, problems: [] });
      }),
    );
  });

  it('comes back from JSON as it was, with what another version added', () => {
    fc.assert(
      fc.property(codebooks(), (codebook) => {
        const more = { ...codebook, later: { idea: 1 } };
        expect(read(codebookJson(more))).toEqual({ codebook: more, problems: [] });
      }),
    );
  });

  it('comes back with a merged tag and lines within a choice', () => {
    const codebook: Codebook = {
      ...templateCodebook('fact-check', 'fr'),
      tags: [
        { id: 'sea', name: 'Sea', parent: null },
        { id: 'ocean', name: 'Sea', parent: null, mergedInto: 'sea' },
      ],
    };
    codebook.layers[2]?.attributes.push({ id: 'odd', type: 'choice', choices: ['two\nlines', 'C:\\new'] });
    expect(read(codebookCsv(codebook)).codebook).toEqual(codebook);
  });

  it('begins with the byte order mark, and no cell is a formula', () => {
    const text = codebookCsv({ ...own, tags: [{ id: 't', name: '=HYPERLINK("x")', parent: null }] });
    expect(text.startsWith('\uFEFF"kind"')).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
  });
});

describe('a table made by hand', () => {
  it('needs no ids: names and paths tell what hangs where, in any order', () => {
    const { codebook, problems } = read(
      [
        'Kind;Name;Parent;Choices;Key;Colour',
        'tag;Turbines;Energy / Wind;;;',
        'tag;Wind;Energy;;2;#56B4E9',
        'tag;Energy;;;;',
        'attribute;Kind;Source;"poll',
        'study";;',
        'attribute;Mood;quote;;;',
        'layer;Source;;;u;',
      ].join('\n'),
    );
    expect(problems).toEqual([]);
    const [turbines, wind, energy] = codebook.tags;
    expect([turbines?.parent, wind?.parent, energy?.parent]).toEqual([wind?.id, energy?.id, null]);
    expect(wind).toMatchObject({ key: '2', colour: '#56b4e9' });
    const source = codebook.layers.find(({ name }) => name === 'Source');
    expect(source?.attributes).toEqual([{ id: 'Kind', type: 'choice', name: 'Kind', choices: ['poll', 'study'] }]);
    expect(codebook.layers.find(({ id }) => id === 'quote')?.attributes).toEqual([
      { id: 'Mood', type: 'text', name: 'Mood' },
    ]);
  });

  it('hangs a tag on one that only the library has', () => {
    const library: Codebook = { ...own, tags: [{ id: 'energy', name: 'Énergie', parent: null }] };
    const { codebook, problems } = read('kind,name,parent\ntag,Wind,energie\n', 'codes.csv', library);
    expect(problems).toEqual([]);
    expect(codebook.tags.map(({ name, parent }) => [name, parent])).toEqual([
      ['Wind', 'energy'],
      ['Énergie', null],
    ]);
  });

  it('is told by line and field what is wrong, all at once', () => {
    expect(
      complaints(
        [
          'kind,id,name,parent,type,choices,key,colour,retired',
          'leyer,,Source,,,,,,',
          'tag,,,,,,,,',
          'tag,,Wind,Nowhere,,,,brown,',
          '"tag",,"two',
          'lines",,,,qq,,',
          'attribute,,Mood,quote,mood,,,,',
          'layer,,Place,,,,,green,maybe',
        ].join('\n'),
      ),
    ).toEqual([
      [2, 'kind', 'kind', 'leyer'],
      [3, 'name', 'name', ''],
      [4, 'colour', 'colour', 'brown'],
      [4, 'parent', 'parent', 'Nowhere'],
      [5, 'key', 'key', 'qq'],
      [7, 'type', 'type', 'mood'],
      [8, 'colour', 'colour', 'green'],
      [8, 'retired', 'retired', 'maybe'],
    ]);
  });

  it('is told of names and keys that stand there twice, and of tags in a circle', () => {
    expect(complaints('kind,name,key\ntag,Wind,1\ntag,wind,\ntag,Sun,1\n')).toEqual([
      [3, 'name', 'twice', 'wind'],
      [4, 'key', 'key-taken', 'Wind'],
    ]);
    expect(complaints('kind,id,name,parent\ntag,a,A,b\ntag,b,B,a\n').map(([line, , kind]) => [line, kind])).toEqual([
      [2, 'circle'],
      [3, 'circle'],
    ]);
  });
});

describe('a file of another kind', () => {
  it('that is none is refused by name', () => {
    for (const text of ['', 'Le bac rouvre.', '{"a":1}', 'a,b\n1,2', '<html></html>']) {
      expect(() => read(text, 'lettre.txt')).toThrow(
        expect.objectContaining({ failure: expect.objectContaining({ code: 'codebook-unknown' }) }),
      );
    }
  });

  it('that is half a codebook is told where it is wrong', () => {
    const text = JSON.stringify({
      codebook: { layers: [{ id: 'a', name: 'A', attributes: [], colour: 'red' }], tags: 3 },
    });
    expect(read(text, 'half.json').problems).toEqual([
      { line: null, place: 'layers 1', field: 'colour', kind: 'colour', value: 'red' },
      { line: null, place: '', field: 'tags', kind: 'wrong', value: '3' },
    ]);
  });

  it('that breaks off is told by the line', () => {
    expect(read('{\n"codebook": {\n"layers": [', 'half.json').problems).toMatchObject([{ line: 3, kind: 'json' }]);
  });

  it('is read where it lists tags by their paths', () => {
    expect(read('tag,description\nEnergy / Wind,Turbines and the like\n').codebook.tags).toMatchObject([
      { name: 'Energy', parent: null },
      { name: 'Wind', description: 'Turbines and the like' },
    ]);
  });
});
