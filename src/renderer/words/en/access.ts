export const accessWords = {
  'access.title': 'Read only.',
  'access.held':
    'Guillemet {place, select, here {in another window or program on this computer} other {on {machine}}} (process {pid}) has had this library open for writing since {time}.',
  'access.taken':
    'Guillemet on {place, select, here {this computer} other {{machine}}} (process {pid}) took over at {time}; this window only reads now.',
  'access.takenFree':
    'Guillemet on {place, select, here {this computer} other {{machine}}} (process {pid}) took over at {time} and has let go since.',
  'access.free': 'Nobody has this library open for writing now.',
  'access.takeOver': 'Take over',
  'access.takeBack': 'Take back',
  'access.write': 'Write here',
  'access.asking': 'Asking the other Guillemet…',
  'access.writing': 'You write in this library now',
  'access.refused': 'Read only: take the library over to change it',
  'access.silentTitle': 'The other Guillemet does not answer',
  'access.silent':
    'Guillemet on {place, select, here {this computer} other {{machine}}} (process {pid}) may be asleep, or cut off from the library’s folder.',
  'access.silentHelp':
    'If you take over anyway, everything that it has saved stays. When it wakes up it finds out before it saves anything, and only reads from then on; what it had not saved yet stays on its screen.',
  'access.leave': 'Only read',
  'access.askAgain': 'Ask again',
  'access.force': 'Take over anyway',

  'error.library-locked': 'the library is only read here, because another Guillemet has it open for writing',
} as const;
