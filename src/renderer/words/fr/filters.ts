import type { filtersWords as english } from '../en/filters';

export const filtersWords: Record<keyof typeof english, string> = {
  'filters.more': '{count, plural, =0 {Plus de filtres} other {Plus de filtres (#)}}',
  'filters.tag': 'Étiquette',
  'filters.anyTag': 'Toute étiquette',
  'filters.noTag': 'Aucun article ne porte une telle étiquette.',
  'filters.person': 'Personne',
  'filters.anyPerson': 'Toute personne',
  'filters.noPerson': 'Aucun article ne cite une telle personne.',
  'filters.date': 'Date',
  'filters.published': 'Publié',
  'filters.imported': 'Ajouté',
  'filters.from': 'du',
  'filters.to': 'au',
};
