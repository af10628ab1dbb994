import { describe, expect, it } from 'vitest';
import { decodeStrictly } from './encodings';
import { westernEncoding } from './western-encoding';

/** As editors write them: with curly apostrophes and quotes, dashes, guillemets and blanks that do not break. */
const sentences = [
  'L’été',
  'Où ?',
  'C’est la fin, dit-elle.',
  'La mairie a fermé le pont.',
  '« Oui »',
  'Le quai rouvre à midi : « Enfin ! »',
  'État des lieux du port',
  'À Vallières, le bac coûte 2 €.',
  'Le cœur du village…',
  'Le maire – absent – n’a rien dit.',
  'Un été à la mer, où le vent naît',
  'The mayor’s “last word”',
  'A café by the river – closed',
  'It costs 5 € … or more',
  'Die Brücke über den Fluss ist für Fußgänger gesperrt.',
  'Größe zählt nicht',
  'Das Boot fährt „morgen“',
  'El país no tiene más puentes',
  'España y León',
  '¿Dónde está el barco?',
  'La città è chiusa',
  'È aperto il ponte, perché no?',
  'A ponte não está aberta',
  'Een café in België',
  'Bron är stängd på söndag',
];

type Western = ReturnType<typeof westernEncoding>;

/** By the tables of the Encoding Standard, turned round. */
function encoded(text: string, encoding: Western): Uint8Array {
  const table = Array.from({ length: 256 }, (_, byte) => decodeStrictly(Uint8Array.from([byte]), encoding));
  return Uint8Array.from(text, (character) => table.indexOf(character));
}

describe('a short text in a Western encoding', () => {
  it.each(sentences)('is told by its letters, whichever it is in: %s', (sentence) => {
    for (const encoding of ['windows-1252', 'macintosh'] as const) {
      const bytes = encoded(sentence, encoding);
      expect(decodeStrictly(bytes, encoding)).toBe(sentence);
      expect(westernEncoding(bytes)).toBe(encoding);
    }
  });

  it('is Windows-1252 where nothing tells', () => {
    expect(westernEncoding(Buffer.from('Le pont'))).toBe('windows-1252');
    expect(westernEncoding(encoded('© 2026', 'macintosh'))).toBe('windows-1252');
  });
});
