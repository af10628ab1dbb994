export const readingWords = {
  'error.file-encrypted': '“{file}” is protected by a password. Save a copy without one and open that.',
  'error.file-old-word':
    '“{file}” is an old Word document (.doc), which cannot be read. Open it in Word or LibreOffice, save it as DOCX and open that.',
  'error.file-without-text':
    '“{file}” holds pictures of its pages and no text. Have it read by a program for text recognition (OCR), and open what that makes.',
  'error.archive-unsafe': '“{file}” was refused, since it is not what such a file looks like: {reason}',
  'error.records-unmapped': 'None of the columns of “{file}” seems to hold a text: {columns}',
  'error.reader-timeout': '“{file}” took too long to read and was given up. It may be damaged.',
  'error.reader-out-of-memory': '“{file}” needs more memory than it is given. Split it first.',
  'error.reader-cancelled': 'The reading of “{file}” was cancelled.',

  'import.records':
    '{count, plural, one {This file holds # article.} other {This file holds # articles; this is number {number, number}.}}',
  'import.keepRecords': '{count, plural, one {Add to library} other {Add all # to library}}',
  'import.attachments':
    '{count, plural, one {# attachment was not opened: {names}} other {# attachments were not opened: {names}}}',
} as const;
