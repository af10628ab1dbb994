export const articleNotesWords = {
  'article.whole': 'The article as a whole',
  'article.state': 'Progress',
  'article.marked': 'What is marked',
  'article.layerCount': '{layer}: {count, number}',
  'article.speakerless': '{count, plural, one {# quote} other {# quotes}} without speaker',
  'article.untyped': '{count, plural, one {# claim} other {# claims}} without type',
  'said.stateSet': 'Progress: {state}',
} as const;
