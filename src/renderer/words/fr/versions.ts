import type { versionsWords as english } from '../en/versions';

export const versionsWords: Record<keyof typeof english, string> = {
  'error.article-superseded':
    'C’est une version antérieure de l’article. Rien n’a été modifié ; ouvrez la dernière version pour l’annoter.',
  'error.version-same-text': 'L’article a exactement le même texte. Rien n’a été gardé : il n’apporte rien de nouveau.',
  'history.kind.newVersion':
    'Repris de la version antérieure ({count, plural, one {# annotation} other {# annotations}})',
  'history.kind.placed': '{layer} : placée à la main',
};
