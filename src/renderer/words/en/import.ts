export const importWords = {
  'import.title': 'Open “{file}”',
  'import.of': '{index} of {total}',
  'import.encoding': 'Encoding',
  'import.encodingFrom':
    '{from, select, bom {stated at the start of the file} declared {stated in the page} detected {recognised} chosen {your choice} other {}}',
  'import.chooseEncoding': 'Choose one…',
  'import.extraction': 'Take',
  'import.article': 'The article',
  'import.page': 'The whole page',
  'import.summary': '{characters, number} characters, {blocks, plural, one {# block} other {# blocks}}',
  'import.same': 'The library already has this text: “{title}”.',
  'import.keep': 'Add to library',
  'import.skip': 'Skip',
  'import.cancel': 'Cancel',
  'import.reading': 'Reading {file}…',
  'import.pasted': 'Pasted text',

  'chapters.title': 'Chapters: {chosen, number} of {count, number}',
  'chapters.all': 'All',
  'chapters.none': 'None',
  'chapters.length': '{characters, number} char.',
  'chapters.choose': 'Choose at least one chapter.',

  'mapping.title': 'What the columns hold',
  'mapping.text': 'Text',
  'mapping.nothing': 'no column',
  'mapping.unused': 'not used',
  'mapping.rows': 'First rows',
  'mapping.previous': 'Previous',
  'mapping.next': 'Next',
  'mapping.from':
    '{from, select, chosen {Your choice; remembered for files of the same columns.} remembered {As you chose for a file of the same columns.} names {Found by the names of the columns.} lengths {No column is named like a text: the one with the longest values was taken.} other {No column looks like a text. Choose it.}}',
} as const;
