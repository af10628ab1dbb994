import type { appWords as english } from '../en/app';

export const appWords: Record<keyof typeof english, string> = {
  'app.connecting': 'Ouverture de la bibliothèque…',
  'app.lost': 'La connexion avec Guillemet est perdue. Nouvel essai…',
  'app.refused': 'Cette page ne peut pas joindre Guillemet.',
  'app.language': 'English',

  'state.new': 'Nouveau',
  'state.inWork': 'En cours',
  'state.done': 'Terminé',

  'dialog.close': 'Fermer',

  'error.file-is-folder': '« {file} » est un dossier. Ouvrez les fichiers qu’il contient.',
  'error.file-too-large':
    '« {file} » est trop gros : {size} Mo, et {limit} Mo au plus peuvent être ouverts. Coupez-le d’abord.',
  'error.file-empty': '« {file} » est vide : il n’y a rien à lire.',
  'error.file-binary': '« {file} » n’est pas un texte et ne peut pas être lu comme un article.',
  'error.file-unsupported':
    '« {file} » est un fichier {extension}, qui ne peut pas être ouvert. Ouvrez-en un qui finit par {readable}.',
  'error.text-empty': '« {file} » ne contient aucun texte lisible : ni lettre ni chiffre.',
  'error.encoding-invalid':
    '« {file} » n’est pas du {encoding} valable à l’octet {byte, number}. Choisissez un autre encodage.',
  'error.encoding-unknown': 'L’encodage de « {file} » n’a pas pu être reconnu. Choisissez-le.',
  'error.document-invalid': '« {file} » n’a pas pu être lu : {reason}',
  'error.article-missing': 'Cet article n’est plus dans la bibliothèque.',
  'error.preview-missing': 'Cet aperçu n’est plus là. Ouvrez le fichier de nouveau.',
  'error.text-too-long': '« {file} » contient plus de {limit, number} caractères. Coupez-le d’abord.',
  'error.file-unreadable': '« {file} » ne peut pas être lu.',
  'error.library-write-failed':
    '{reason, select, ENOSPC {le disque est plein} EDQUOT {votre quota de disque est épuisé} EACCES {permission refusée} EPERM {permission refusée} EBUSY {un autre programme tient le fichier} ENOTDIR {un fichier se trouve à la place de son dossier} EIO {le disque signale une erreur} EROFS {le disque est en lecture seule} ENOENT {le dossier de la bibliothèque a disparu} other {{reason}}}',
  'error.host-gone': 'Guillemet ne répond pas',
  'error.codebook-in-use':
    '« {name} » sert à {count, plural, one {# annotation} other {# annotations}} et n’a pas été supprimé. Retirez-le ou fusionnez-le avec un autre.',
  'error.codebook-unknown':
    '« {file} » n’est pas une grille de codage. Guillemet en lit en JSON, en tableau CSV et en REFI-QDA (.qdc).',
  'error.codebook-invalid': 'La grille de codage n’a pas été modifiée : {reason}.',
  'error.change-conflict': 'L’annotation a été modifiée ailleurs entre-temps',
};
