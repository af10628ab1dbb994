import type { bordersWords as english } from '../en/borders';

export const bordersWords: Record<keyof typeof english, string> = {
  'borders.chosen':
    '{side, select, start {Début} other {Fin}}{total, plural, =1 {} other { du segment {segment, number}}} : les flèches déplacent la borne d’un caractère, avec Ctrl d’un mot, avec Maj d’une phrase ; Entrée termine',
  'borders.mode':
    'Déplacement {side, select, start {du début} other {de la fin}}{total, plural, =1 {} other { du segment {segment, number} sur {total, number}}}',
  'borders.left': 'Bornes terminées',
  'borders.cancelled': 'La borne reste où elle était',
  'borders.ownKeys': 'Couches et étiquettes du livre de codes',
  'borders.more': '{count, plural, one {et # autre} other {et # autres}}',
  'borders.nothingHere': 'Pas d’annotation ici',
  'borders.oneHere': '{layer}, {index, number} sur {total, number} ici : {words}',
  'borders.noQuoteWithoutSpeaker': 'Chaque citation a un locuteur',
  'borders.noUntypedClaim': 'Chaque affirmation a un type',
};
