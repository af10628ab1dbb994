import type { settingsWords as english } from '../en/settings';

export const settingsWords: Record<keyof typeof english, string> = {
  'settings.title': 'Réglages',
  'settings.language': 'Langue',
  'settings.theme': 'Couleurs',
  'settings.asSystem': 'Comme le système',
  'settings.light': 'Claires',
  'settings.dark': 'Sombres',
  'settings.snapToWords': 'Marquer des mots entiers',
  'settings.snapToWordsHelp':
    'Au marquage, la sélection s’étend aux mots qu’elle coupe ; elle ne rétrécit jamais, et les blancs à ses bouts sont laissés.',
  'settings.marking': 'Marquage',
  'settings.keyStrip': 'Montrer les touches les plus utiles sous le texte',
  'settings.keyStripHelp': 'Pour qui les apprend : celles qui comptent à ce moment.',
  'settings.suggestions': 'Suggestions',
  'settings.suggests': 'Suggérer des citations et des affirmations',
  'settings.suggestsHelp':
    'Dans chaque article que vous ouvrez, trouvées sur cette machine. Rien n’est marqué sans que vous l’acceptiez.',
  'settings.suggestionKinds': 'Lesquelles',
  'settings.suggestsUncertain': 'Les incertaines aussi',
  'settings.suggestionLanguages': 'Dans les articles en',
  'settings.suggestionLanguagesHelp': 'Dans les autres langues, seul ce qui est entre guillemets est suggéré.',
  'settings.reading': 'Le texte de l’article',
  'settings.textSize': 'Taille',
  'settings.lineWidth': 'Longueur d’une ligne',
  'settings.percent': '{value, number} %',
  'settings.characters': '{value, number} caractères',
  'settings.sample': '« Personne n’a compté les bateaux depuis le printemps », a dit la capitaine du port.',
  'settings.usual': 'Rétablir',

  'error.settings-damaged':
    'Le fichier des réglages était abîmé. Il a été gardé sous {aside}, et les réglages habituels s’appliquent.',
  'error.settings-unreadable':
    'Les réglages enregistrés ne sont pas utilisés, et les modifications ne sont pas enregistrées : {reason}',
  'error.settings-write-failed':
    'Les réglages s’appliquent pour l’instant mais n’ont pas pu être enregistrés : {reason}',
};
