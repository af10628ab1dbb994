export const filtersWords = {
  'filters.more': '{count, plural, =0 {More filters} other {More filters (#)}}',
  'filters.tag': 'Tag',
  'filters.anyTag': 'Any tag',
  'filters.noTag': 'No article bears such a tag.',
  'filters.person': 'Person',
  'filters.anyPerson': 'Any person',
  'filters.noPerson': 'No article quotes such a person.',
  'filters.date': 'Date',
  'filters.published': 'Published',
  'filters.imported': 'Added',
  'filters.from': 'from',
  'filters.to': 'to',
} as const;
