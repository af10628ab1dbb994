import type { metadataWords as english } from '../en/metadata';

export const metadataWords: Record<keyof typeof english, string> = {
  'metadata.title': 'Titre',
  'metadata.byline': 'Signature',
  'metadata.outlet': 'Source',
  'metadata.agency': 'Agence',
  'metadata.published': 'Publié',
  'metadata.url': 'Adresse',
  'metadata.language': 'Langue',
  'metadata.problem.title': 'Il faut un titre.',
  'metadata.problem.published': 'Ce n’est pas une date. Écrivez 2026-03-04, 2026-03 ou 2026-03-04T18:30.',
  'metadata.problem.url': 'Ce n’est pas une adresse. Elle commence par https:// ou http://.',
  'metadata.problem.language': 'Ce n’est pas un code de langue. Écrivez fr ou en-GB, ou und si elle n’est pas connue.',
  'metadata.problem.long': 'C’est trop long.',
};
