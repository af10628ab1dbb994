/** The words of what the system draws for us: menus and dialogs. `{name}` stands for a value. */
const english = {
  file: 'File',
  openArticle: 'Open Article…',
  recent: 'Open Recent',
  openLibrary: 'Open Library…',
  newLibrary: 'New Library…',
  recentLibraries: 'Recent Libraries',
  settings: 'Settings…',
  export: 'Export…',
  print: 'Print the Report…',
  savePdf: 'Save the Report as PDF…',
  edit: 'Edit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select All',
  find: 'Find…',
  commands: 'Commands',
  view: 'View',
  actualSize: 'Actual Size',
  zoomIn: 'Zoom In',
  zoomOut: 'Zoom Out',
  fullScreen: 'Full Screen',
  help: 'Help',
  keys: 'All Keys',
  about: 'About Guillemet',
  quit: 'Quit',
  cancel: 'Cancel',
  linkQuestion: 'Open this address outside Guillemet?',
  linkOpen: 'Open',
  libraryProblem: 'The library could not be opened.',
  libraryChoose: 'Choose Another Library…',
  libraryOther:
    'Guillemet is open with another library. To open this one, choose Open Library… in the File menu: {folder}',
  libraryMissing: 'The library that was open last is not there; the usual one is opened instead: {folder}',
  crashed: 'The window stopped working.',
  crashedAgain: 'The window stopped working twice within a minute.',
  crashedSafe: 'Every change shown as saved is on disk.',
  reopen: 'Reopen',
  busy: 'The window does not answer.',
  wait: 'Wait',
};

export type Words = typeof english;

const french: Words = {
  file: 'Fichier',
  openArticle: 'Ouvrir un article…',
  recent: 'Ouvrir un élément récent',
  openLibrary: 'Ouvrir une bibliothèque…',
  newLibrary: 'Nouvelle bibliothèque…',
  recentLibraries: 'Bibliothèques récentes',
  settings: 'Réglages…',
  export: 'Exporter…',
  print: 'Imprimer le rapport…',
  savePdf: 'Enregistrer le rapport en PDF…',
  edit: 'Édition',
  undo: 'Annuler',
  redo: 'Rétablir',
  cut: 'Couper',
  copy: 'Copier',
  paste: 'Coller',
  selectAll: 'Tout sélectionner',
  find: 'Rechercher…',
  commands: 'Commandes',
  view: 'Présentation',
  actualSize: 'Taille réelle',
  zoomIn: 'Agrandir',
  zoomOut: 'Réduire',
  fullScreen: 'Plein écran',
  help: 'Aide',
  keys: 'Toutes les touches',
  about: 'À propos de Guillemet',
  quit: 'Quitter',
  cancel: 'Annuler',
  linkQuestion: 'Ouvrir cette adresse hors de Guillemet\u00a0?',
  linkOpen: 'Ouvrir',
  libraryProblem: 'La bibliothèque n’a pas pu être ouverte.',
  libraryChoose: 'Choisir une autre bibliothèque…',
  libraryOther:
    'Guillemet est ouvert avec une autre bibliothèque. Pour ouvrir celle-ci, choisissez Ouvrir une bibliothèque… dans le menu Fichier\u00a0: {folder}',
  libraryMissing:
    'La bibliothèque ouverte en dernier n’est pas là\u00a0; l’habituelle est ouverte à sa place\u00a0: {folder}',
  crashed: 'La fenêtre a cessé de fonctionner.',
  crashedAgain: 'La fenêtre a cessé de fonctionner deux fois en une minute.',
  crashedSafe: 'Toutes les modifications affichées comme enregistrées sont sur le disque.',
  reopen: 'Rouvrir',
  busy: 'La fenêtre ne répond pas.',
  wait: 'Attendre',
};

/** French for a locale like `fr` or `fr-CA`, else English. */
export function wordsFor(locale: string): Words {
  return languageFor(locale) === 'fr' ? french : english;
}

export function languageFor(locale: string): 'en' | 'fr' {
  return /^fr\b/i.test(locale) ? 'fr' : 'en';
}
