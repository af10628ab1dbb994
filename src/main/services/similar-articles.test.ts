import { describe, expect, it } from 'vitest';
import { signatureOf } from '../../core/text/likeness';
import { sha256 } from '../library/ids';
import { findSimilar } from './similar-articles';

const lines = (word: string) => Array.from({ length: 40 }, (_, index) => `${word} ${index} du bac ${index * 7}`);
const ferry = lines('voiture').join('\n');
const market = lines('étal').join('\n');

const texts = new Map<string, string>();

function listed(id: string, text: string, { title = `Article ${id}`, url = '' } = {}) {
  texts.set(id, text);
  const signature = Buffer.from(signatureOf(text)).toString('base64');
  return { row: { id, title }, textSha256: sha256(text), url, signature, earlier: [] };
}

const textOf = async (id: string) => texts.get(id) ?? '';
const metadata = { url: 'https://gazette.example/bac', title: 'Le bac reprend lundi' };
const corrected = ferry.replace('voiture 12 ', 'voiture 13 ');

describe('articles that one may be another version of', () => {
  it('are those of nearly the same wording, of its address, and of its title, the likeliest first', async () => {
    const articles = [
      listed('other', market),
      listed('titled', lines('quai').join('\n'), { title: ' Le BAC reprend lundi' }),
      listed('page', lines('pont').join('\n'), { url: 'https://gazette.example/bac/#top' }),
      listed('near', ferry),
    ];
    const found = await findSimilar(articles, corrected, metadata, textOf);
    expect(found[0]).toMatchObject({ id: 'near', because: 'text' });
    expect(found.map(({ id, because }) => `${id} ${because}`).sort()).toEqual([
      'near text',
      'page url',
      'titled title',
    ]);
  });

  it('are not those of the very text, nor of a short title or no address', async () => {
    const articles = [listed('same', corrected), listed('column', market, { title: 'Météo' })];
    expect(await findSimilar(articles, corrected, { url: '', title: 'Météo' }, textOf)).toEqual([]);
  });

  it('are found without the text of an article that cannot be read, by its address alone', async () => {
    const article = { ...listed('damaged', '', { url: metadata.url }), signature: '' };
    expect(await findSimilar([article], corrected, metadata, textOf)).toMatchObject([
      { because: 'url', resemblance: 0 },
    ]);
  });
});
