import type { importWords as english } from '../en/import';

export const importWords: Record<keyof typeof english, string> = {
  'import.title': 'Ouvrir « {file} »',
  'import.of': '{index} sur {total}',
  'import.name': 'Titre',
  'import.language': 'Langue',
  'import.byline': 'Signature',
  'import.outlet': 'Source',
  'import.published': 'Publié',
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
};
