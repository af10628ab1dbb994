export const outsideWords = {
  'outside.title': 'Changed outside.',
  'outside.added': '{count, plural, one {# article} other {# articles}} came into the library from another program.',
  'outside.removed': '{count, plural, one {# article was} other {# articles were}} taken away by another program.',
  'outside.joined': 'Annotations of “{title}” were joined with those that another program wrote.',
  'outside.copy': 'A synchronising program left the copy {name}, which is not read. See whether it is needed.',
  'outside.questions':
    '{count, plural, one {# annotation was} other {# annotations were}} changed here and elsewhere: which one stands?',
  'outside.decide': 'Decide…',
  'outside.question': 'Changed here and elsewhere',
  'outside.questionHelp':
    'An annotation of “{title}” was changed in two places. Nothing is lost until you decide{left, plural, one {} other {; # to decide}}.',
  'outside.ours': 'Here',
  'outside.theirs': 'Elsewhere',
  'outside.by': '{name}, {time}',
  'outside.deleted': 'Deleted.',
  'outside.keepOurs': 'Keep what is here',
  'outside.takeTheirs': 'Take the other',
  'outside.both': 'Keep both, as two annotations',
  'outside.leaveDeleted': 'Leave it deleted',
  'outside.delete': 'Delete it here too',
} as const;
