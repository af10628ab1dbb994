export const metadataWords = {
  'metadata.title': 'Title',
  'metadata.byline': 'Byline',
  'metadata.outlet': 'Outlet',
  'metadata.agency': 'Agency',
  'metadata.published': 'Published',
  'metadata.url': 'Address',
  'metadata.language': 'Language',
  'metadata.problem.title': 'A title is needed.',
  'metadata.problem.published': 'Not a date. Write it as 2026-03-04, 2026-03 or 2026-03-04T18:30.',
  'metadata.problem.url': 'Not an address. It begins with https:// or http://.',
  'metadata.problem.language': 'Not a language tag. Write it as fr or en-GB, or und where it is not known.',
  'metadata.problem.long': 'Too long.',
} as const;
