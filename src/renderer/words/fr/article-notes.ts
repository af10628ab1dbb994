import type { articleNotesWords as english } from '../en/article-notes';

export const articleNotesWords: Record<keyof typeof english, string> = {
  'article.whole': 'L’article dans son ensemble',
  'article.state': 'Avancement',
  'article.marked': 'Ce qui est marqué',
  'article.layerCount': '{layer} : {count, number}',
  'article.speakerless': '{count, plural, one {# citation} other {# citations}} sans locuteur',
  'article.untyped': '{count, plural, one {# affirmation} other {# affirmations}} sans type',
  'said.stateSet': 'Avancement : {state}',
};
