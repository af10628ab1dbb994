export const bordersWords = {
  'borders.chosen':
    '{side, select, start {Start} other {End}}{total, plural, =1 {} other { of segment {segment, number}}} chosen: arrows move it by a character, with Ctrl by a word, with Shift by a sentence; Enter leaves',
  'borders.mode':
    'Moving the {side, select, start {start} other {end}}{total, plural, =1 {} other { of segment {segment, number} of {total, number}}}',
  'borders.left': 'Borders done',
  'borders.cancelled': 'The border stays where it was',
  'borders.ownKeys': 'Layers and tags of the codebook',
  'borders.more': 'and {count, number} more',
  'borders.nothingHere': 'No annotation here',
  'borders.oneHere': '{layer}, {index, number} of {total, number} here: {words}',
  'borders.noQuoteWithoutSpeaker': 'Every quote has a speaker',
  'borders.noUntypedClaim': 'Every claim has a type',
} as const;
