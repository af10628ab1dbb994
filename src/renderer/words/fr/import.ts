import type { importWords as english } from '../en/import';

export const importWords: Record<keyof typeof english, string> = {
  'import.title': 'Ouvrir « {file} »',
  'import.of': '{index} sur {total}',
  'import.encoding': 'Encodage',
  'import.encodingFrom':
    '{from, select, bom {indiqué au début du fichier} declared {indiqué dans la page} detected {reconnu} chosen {votre choix} other {}}',
  'import.chooseEncoding': 'Choisissez…',
  'import.extraction': 'Prendre',
  'import.article': 'L’article',
  'import.page': 'Toute la page',
  'import.summary': '{characters, number} caractères, {blocks, plural, one {# bloc} other {# blocs}}',
  'import.same': 'La bibliothèque a déjà ce texte : « {title} ».',
  'import.keep': 'Ajouter à la bibliothèque',
  'import.skip': 'Passer',
  'import.cancel': 'Annuler',
  'import.reading': 'Lecture de {file}…',
  'import.pasted': 'Texte collé',

  'chapters.title': 'Chapitres : {chosen, number} sur {count, number}',
  'chapters.all': 'Tous',
  'chapters.none': 'Aucun',
  'chapters.length': '{characters, number} car.',
  'chapters.choose': 'Choisissez au moins un chapitre.',

  'mapping.title': 'Contenu des colonnes',
  'mapping.text': 'Texte',
  'mapping.nothing': 'aucune colonne',
  'mapping.unused': 'non utilisée',
  'mapping.rows': 'Premières lignes',
  'mapping.previous': 'Précédent',
  'mapping.next': 'Suivant',
  'mapping.from':
    '{from, select, chosen {Votre choix ; retenu pour les fichiers aux mêmes colonnes.} remembered {Comme vous l’aviez choisi pour un fichier aux mêmes colonnes.} names {Reconnu aux noms des colonnes.} lengths {Aucune colonne ne porte le nom d’un texte : celle aux valeurs les plus longues a été prise.} other {Aucune colonne ne ressemble à un texte. Choisissez-la.}}',
};
