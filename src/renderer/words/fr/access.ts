import type { accessWords as english } from '../en/access';

export const accessWords: Record<keyof typeof english, string> = {
  'access.title': 'Lecture seule.',
  'access.held':
    'Guillemet {place, select, here {dans une autre fenêtre ou un autre programme de cet ordinateur} other {sur {machine}}} (processus {pid}) a cette bibliothèque ouverte en écriture depuis {time}.',
  'access.taken':
    'Guillemet sur {place, select, here {cet ordinateur} other {{machine}}} (processus {pid}) a pris la main à {time} ; cette fenêtre ne fait plus que lire.',
  'access.takenFree':
    'Guillemet sur {place, select, here {cet ordinateur} other {{machine}}} (processus {pid}) a pris la main à {time} et l’a rendue depuis.',
  'access.free': 'Personne n’a cette bibliothèque ouverte en écriture.',
  'access.takeOver': 'Prendre la main',
  'access.takeBack': 'Reprendre la main',
  'access.write': 'Écrire ici',
  'access.asking': 'Demande à l’autre Guillemet…',
  'access.writing': 'Vous écrivez maintenant dans cette bibliothèque',
  'access.refused': 'Lecture seule : prenez la main pour modifier la bibliothèque',
  'access.silentTitle': 'L’autre Guillemet ne répond pas',
  'access.silent':
    'Guillemet sur {place, select, here {cet ordinateur} other {{machine}}} (processus {pid}) est peut-être en veille, ou coupé du dossier de la bibliothèque.',
  'access.silentHelp':
    'Si vous prenez quand même la main, tout ce qu’il a enregistré reste. À son réveil il s’en aperçoit avant d’enregistrer quoi que ce soit, et ne fait plus que lire ; ce qu’il n’avait pas encore enregistré reste sur son écran.',
  'access.leave': 'Lire seulement',
  'access.askAgain': 'Redemander',
  'access.force': 'Prendre la main quand même',

  'error.library-locked': 'la bibliothèque n’est que lue ici, car un autre Guillemet l’a ouverte en écriture',
};
