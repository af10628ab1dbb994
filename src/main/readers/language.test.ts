import { expect, it } from 'vitest';
import { detectLanguage } from './language';

it.each([
  ['fr', 'Le pont sera fermé tout l’été, a annoncé la mairie, et les riverains devront faire un détour.'],
  ['en', 'The bridge will be closed all summer, the council announced, and neighbours will have to go round.'],
  ['es', 'El puente estará cerrado todo el verano, anunció el ayuntamiento, y los vecinos darán un rodeo.'],
  ['de', 'Die Brücke bleibt den ganzen Sommer gesperrt, teilte die Stadt mit, und die Anwohner fahren einen Umweg.'],
])('finds %s', async (language, text) => {
  expect(await detectLanguage(text)).toBe(language);
});

it('says nothing of a text that is no language', async () => {
  expect(await detectLanguage('2024 – 485 – 20 %')).toBe('und');
  expect(await detectLanguage('')).toBe('und');
});
