import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Articles in our own words that fill the library in the pictures of the documentation. */
const articles = [
  {
    name: 'tramway.md',
    title: 'La ligne 4 du tramway attendra',
    outlet: 'Le Courrier de Valmoré',
    published: '2025-10-14',
    language: 'fr',
    text: 'La ligne 4 n’ouvrira pas avant l’été. « Nous ne sacrifierons pas la sécurité au calendrier », a prévenu Idriss Belhomme.\n\nLa gratuité des bus, elle, commence bien le 1er janvier.',
  },
  {
    name: 'budget.md',
    title: 'Valmoré vote un budget en hausse de 3 %',
    outlet: 'Agence Littoral',
    published: '2025-11-03',
    language: 'fr',
    text: 'Le budget atteint 214 millions d’euros. « La gratuité est financée, ligne par ligne », assure Solène Arquevin.\n\nL’opposition parle d’un pari sur la gratuité « que personne n’a chiffré ».',
  },
  {
    name: 'bikes.md',
    title: 'City adds 300 rental bikes before winter',
    outlet: 'Harbour Gazette',
    published: '2025-10-29',
    language: 'en',
    text: 'The city will add 300 bikes by December. “Nobody should have to wait for a ride,” said Nadia Corrigan, who runs the scheme.\n\nRides rose by 18 % last year, according to the operator.',
  },
  {
    name: 'school.md',
    title: 'School meals: what the figures say',
    outlet: 'Harbour Gazette',
    published: '2025-11-11',
    language: 'en',
    text: 'A meal costs the council 4.20 pounds, its report says. “We pay half of that ourselves,” said a cook who asked not to be named.',
  },
  {
    name: 'marche.md',
    title: 'Le marché couvert rouvre ses portes',
    outlet: 'Le Courrier de Valmoré',
    published: '2025-09-20',
    language: 'fr',
    text: 'Après deux ans de travaux, le marché rouvre samedi. « C’est le cœur de la ville qui repart », se réjouit Judith Ancelot.',
  },
] as const;

/** Writes them into a folder; their paths. */
export async function writeShownArticles(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  return Promise.all(
    articles.map(async ({ name, text, ...facts }) => {
      const front = Object.entries(facts).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
      await writeFile(join(folder, name), `---\n${front.join('\n')}\n---\n\n# ${facts.title}\n\n${text}\n`);
      return join(folder, name);
    }),
  );
}
