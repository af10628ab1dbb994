export const articleNotesWords = {
  'article.whole': 'The article as a whole',
  'article.state': 'Progress',
  'article.marked': 'What is marked',
  'article.layerCount': '{layer}: {count, number}',
  'article.speakerless': '{count, plural, one {# quote} other {# quotes}} without speaker',
  'article.untyped': '{count, plural, one {# claim} other {# claims}} without type',
  'said.stateSet': 'Progress: {state}',
  'command.article-note': 'Note on the article as a whole',
  'command.article-state': 'Next state of progress',
} as const;
