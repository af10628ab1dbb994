export const settingsWords = {
  'settings.title': 'Settings',
  'settings.language': 'Language',
  'settings.theme': 'Colours',
  'settings.asSystem': 'As the system',
  'settings.light': 'Light',
  'settings.dark': 'Dark',
  'settings.snapToWords': 'Mark whole words',
  'settings.snapToWordsHelp':
    'What you select grows to the words that it cuts when it is marked; never shrinks, and blanks at its ends are left out.',
  'settings.marking': 'Marking',
  'settings.keyStrip': 'Show the keys of most use below the text',
  'settings.keyStripHelp': 'For who learns them: those that matter at the moment.',
  'settings.suggestions': 'Suggestions',
  'settings.suggests': 'Suggest quotes and claims',
  'settings.suggestsHelp':
    'In each article that you open, found on this machine. Nothing is marked unless you accept it.',
  'settings.suggestionKinds': 'Which ones',
  'settings.suggestsUncertain': 'Uncertain ones too',
  'settings.suggestionLanguages': 'In articles in',
  'settings.suggestionLanguagesHelp': 'In other languages only what stands between quotation marks is suggested.',
  'settings.reading': 'The article’s text',
  'settings.textSize': 'Size',
  'settings.lineWidth': 'Length of a line',
  'settings.percent': '{value, number} %',
  'settings.characters': '{value, number} characters',
  'settings.sample': '“Nobody has counted the boats since spring,” said the harbour master.',
  'settings.usual': 'Reset',

  'error.settings-damaged':
    'The file of the settings was damaged. It was kept as {aside}, and the usual settings hold.',
  'error.settings-unreadable': 'The stored settings are not used, and changes are not stored: {reason}',
  'error.settings-write-failed': 'The settings hold for now but could not be stored: {reason}',
} as const;
