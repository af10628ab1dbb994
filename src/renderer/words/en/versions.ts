export const versionsWords = {
  'error.article-superseded':
    'This is an earlier version of the article. Nothing was changed; open the newest version to mark it.',
  'error.version-same-text': 'The article has the very same text. Nothing was kept: there is nothing new in it.',
  'history.kind.newVersion':
    'Taken over from the earlier version ({count, plural, one {# annotation} other {# annotations}})',
  'history.kind.placed': '{layer} placed by hand',
} as const;
