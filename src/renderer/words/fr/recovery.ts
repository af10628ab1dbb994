import type { recoveryWords as english } from '../en/recovery';

export const recoveryWords: Record<keyof typeof english, string> = {
  'recovery.library': 'La bibliothèque ne peut pas être ouverte',
  'recovery.article': 'Cet article ne peut pas être ouvert',
  'recovery.damaged': '{file} est endommagé : {reason}.',
  'recovery.choose': 'Que mettre à sa place ?',
  'recovery.safe': 'Le fichier endommagé est gardé à côté, et vous pourrez choisir de nouveau plus tard.',
  'recovery.nothing': 'Rien n’a été trouvé à mettre à sa place. Rien n’a été changé.',
  'recovery.looking': 'Recherche de ce qui peut être restauré…',
  'recovery.restore': 'Restaurer ceci',
  'recovery.restoring': 'Restauration…',
  'recovery.restored': 'Restauré. Le fichier endommagé est gardé sous le nom {file}.',
  'recovery.restoredNew': 'Restauré.',
  'recovery.again': 'Réessayer',

  'recovery.from.file': 'Le fichier des annotations, et les modifications qui le suivent',
  'recovery.from.salvaged': 'Ce qui peut être lu du fichier endommagé',
  'recovery.from.previous': 'L’état d’avant le dernier enregistrement',
  'recovery.from.copy': 'Une copie hors de la bibliothèque',
  'recovery.from.set-aside': 'Un fichier mis de côté auparavant',
  'recovery.from.journal': 'Le journal des modifications, depuis la première',
  'recovery.from.original': 'Le texte, relu dans le fichier que vous avez ouvert',
  'recovery.from.empty': 'Aucune annotation : recommencer sur cet article',
  'recovery.from.anew': 'Un répertoire et un livre de codes neufs et vides pour ces articles',

  'recovery.articles': '{count, plural, one {# article} other {# articles}}',
  'recovery.people': '{count, plural, =0 {aucune personne} one {# personne} other {# personnes}}',
  'recovery.annotations': '{count, plural, =0 {aucune annotation} one {# annotation} other {# annotations}}',
  'recovery.characters': '{count, plural, one {# caractère} other {# caractères}}',
  'recovery.lastChange': 'dernière modification le {time}',
  'recovery.written': 'écrit le {time}',
  'recovery.missing': '{count, plural, one {# modification manque} other {# modifications manquent}}',
  'recovery.misplaced':
    '{count, plural, one {# annotation n’est pas posée} other {# annotations ne sont pas posées}} sur ces mots',

  'recovery.by.whole': 'Le fichier est entier',
  'recovery.by.checksums': 'Chaque modification a sa somme de contrôle',
  'recovery.by.hash': 'C’est bien le texte importé : son empreinte correspond',
  'recovery.by.parts': 'Seulement ce qui est entier dans le fichier endommagé ; il peut en manquer',
  'recovery.by.words': 'Rien ne prouve que c’est le même texte',
  'recovery.by.none': 'Rien du fichier endommagé n’est repris',

  'recovery.reason.empty': 'il est vide',
  'recovery.reason.nul': 'il est rempli de NUL',
  'recovery.reason.json': 'il s’interrompt, ou n’est pas du JSON',
  'recovery.reason.checksum': 'la somme de contrôle d’une ligne ne correspond pas',
  'recovery.reason.missing': 'il manque',
  'recovery.reason.hash': 'son texte n’est pas celui qui a été importé',

  'backups.failed':
    'Les copies hors de la bibliothèque ne peuvent pas être faites dans {folder} : {reason}. La bibliothèque, elle, est enregistrée.',
  'backups.seen': 'Ne plus montrer ceci',

  'error.candidate-missing': 'Ce qui était choisi n’est plus là. Regardez de nouveau ce qui peut être restauré.',
};
