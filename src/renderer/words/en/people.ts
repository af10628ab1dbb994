export const peopleWords = {
  'people.title': 'People',
  'people.find': 'Find by name or alias',
  'people.count': '{shown, number} of {all, number}',
  'people.articles': '{count, plural, =0 {in no article} one {in # article} other {in # articles}}',
  'people.empty': 'Nobody yet. Whoever is set as a speaker is entered here.',
  'people.nobody': 'Nobody has this name.',
  'people.new': 'New person',
  'people.newName': 'New person',
  'people.add': 'Add “{name}”',
  'people.name': 'Name',
  'people.role': 'Role',
  'people.organisation': 'Organisation',
  'people.country': 'Country',
  'people.aliases': 'Aliases',
  'people.aliasesHelp': 'Another name, then Enter',
  'people.links': 'Links',
  'people.linksHelp': 'An address, then Enter',
  'people.note': 'Note',
  'people.anonymous': 'Speaks without a name',
  'people.anonymousShort': 'without a name',
  'people.anonymousHelp':
    'On condition of anonymity: the name above is what the article calls them, such as “a NATO official”.',
  'people.kept': '{name}: kept',
  'people.marks': 'Quotes and claims',
  'people.marksCount':
    '{count, plural, =0 {none yet} other {{count, number} in {articles, plural, one {# article} other {# articles}}}}',
  'people.looking': 'Looking in the articles…',
  'people.more': '{count, plural, one {Show # more} other {Show # more}}',
  'people.mergeWith': 'Merge into…',
  'people.mergeNobody': 'There is nobody to merge with',
  'people.mergeTitle': 'Merge “{name}”',
  'people.mergeInto': 'Become part of',
  'people.mergeHelp':
    'Choose the entry that stays. It takes over names, links and notes, and everything that was said.',
  'people.mergeEffect':
    '“{from}” becomes part of “{into}”, and its names become aliases there. What is said under “{from}” {count, plural, =0 {(in no article so far)} one {in # article} other {in # articles}} is shown under “{into}”. No annotation is changed; it can be undone.',
  'people.merge': 'Merge',
  'people.cancel': 'Cancel',
  'people.merged': '“{from}” is part of “{into}” now.',
  'people.split': '“{from}” and “{into}” are two entries again.',
  'people.remove': 'Remove',
  'people.stays':
    'Named in {count, plural, one {# article} other {# articles}}, the trash included: it can become part of another entry, and stays otherwise.',
  'people.unused': 'Not used · {count, number}',
  'people.unusedTitle': 'Not used',
  'people.unusedHelp':
    'No annotation names them, in no article and not in the trash. They leave the register; it can be undone, and whoever an undone change names again comes back.',
  'people.removeSeveral': '{count, plural, =0 {Remove} one {Remove # person} other {Remove # people}}',
  'people.removed':
    '{count, plural, one {“{name}” is out of the register.} other {# people are out of the register.}} Ctrl+Z takes it back.',
  'people.editUndone': '{name}: as before',
  'people.restored':
    '{count, plural, one {“{name}” is in the register again.} other {# people are in the register again.}}',
  'error.person-in-use':
    '“{name}” is named in {count, plural, one {# article} other {# articles}} and stays in the register: it can become part of another entry.',
  'error.person-missing': 'This person is no longer in the register: the entry was merged or removed.',
  'error.person-invalid':
    'Nothing was changed: one entry cannot hold all of this. Shorten aliases, links or note first.',
  'error.person-changed': '“{name}” was changed since, and nothing was put back.',
} as const;
