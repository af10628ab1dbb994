import type { outsideWords as english } from '../en/outside';

export const outsideWords: Record<keyof typeof english, string> = {
  'outside.title': 'Modifié de l’extérieur.',
  'outside.added':
    '{count, plural, one {# article est arrivé} other {# articles sont arrivés}} dans la bibliothèque par un autre programme.',
  'outside.removed':
    '{count, plural, one {# article a été retiré} other {# articles ont été retirés}} par un autre programme.',
  'outside.joined': 'Les annotations de « {title} » ont été réunies avec celles qu’un autre programme a écrites.',
  'outside.copy':
    'Un programme de synchronisation a laissé la copie {name}, qui n’est pas lue. Voyez si elle est utile.',
  'outside.questions':
    '{count, plural, one {# annotation a été modifiée} other {# annotations ont été modifiées}} ici et ailleurs : laquelle garder ?',
  'outside.decide': 'Décider…',
  'outside.question': 'Modifiée ici et ailleurs',
  'outside.questionHelp':
    'Une annotation de « {title} » a été modifiée à deux endroits. Rien n’est perdu tant que vous n’avez pas décidé{left, plural, one {} other { ; # à décider}}.',
  'outside.ours': 'Ici',
  'outside.theirs': 'Ailleurs',
  'outside.by': '{name}, {time}',
  'outside.deleted': 'Supprimée.',
  'outside.keepOurs': 'Garder celle d’ici',
  'outside.takeTheirs': 'Prendre l’autre',
  'outside.both': 'Garder les deux, en deux annotations',
  'outside.leaveDeleted': 'La laisser supprimée',
  'outside.delete': 'La supprimer ici aussi',
};
