import type { librariesWords as english } from '../en/libraries';

export const librariesWords: Record<keyof typeof english, string> = {
  'libraries.title': 'Bibliothèques',
  'libraries.recent': 'Rouvrir',
  'libraries.open': 'Ouvrir',
  'libraries.openNamed': 'Ouvrir « {name} »',
  'libraries.openOther': 'En ouvrir une autre',
  'libraries.path': 'Chemin de son dossier',
  'libraries.choose': 'Choisir son dossier…',
  'libraries.missing': 'Introuvable',
  'libraries.forget': 'Oublier',
  'libraries.forgetNamed': 'Oublier « {name} » ; la bibliothèque elle-même reste',
  'libraries.new': 'Une nouvelle',
  'libraries.name': 'Nom',
  'libraries.folder': 'Dossier, nouveau ou vide',
  'libraries.choosePlace': 'Dans quel dossier…',
  'libraries.create': 'Créer',
  'libraries.show': 'Montrer le dossier',
  'libraries.opening': 'Ouverture…',
  'libraries.counting': 'Calcul de la place occupée…',
  'libraries.sum': '{count, plural, =0 {Aucun article} one {# article} other {# articles}}, {size} sur le disque',
  'libraries.texts': 'Articles',
  'libraries.originals': 'Originaux',
  'libraries.annotations': 'Annotations',
  'libraries.trash': 'Corbeille',
  'libraries.backups': 'Copies au-dehors',

  'error.folder-not-absolute':
    'Indiquez le chemin complet du dossier, depuis la racine ou depuis ~, et non « {folder} ».',
  'error.folder-not-empty': '{folder} n’est pas vide. Choisissez un dossier vide, ou un nouveau.',
  'error.library-missing': '{folder} n’est pas une bibliothèque Guillemet : il n’y a pas de library.json.',
  'error.library-not-one':
    '{folder} n’est pas une bibliothèque : c’est un fichier, ou il contient autre chose. Choisissez une bibliothèque ou un dossier vide.',
  'error.library-replaced': 'Une autre bibliothèque est en cours d’ouverture.',
};
