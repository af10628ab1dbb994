import type { peopleWords as english } from '../en/people';

export const peopleWords: Record<keyof typeof english, string> = {
  'people.title': 'Personnes',
  'people.find': 'Chercher un nom ou un alias',
  'people.count': '{shown, number} sur {all, number}',
  'people.articles': '{count, plural, =0 {dans aucun article} one {dans # article} other {dans # articles}}',
  'people.empty': 'Personne pour l’instant. Qui est désigné comme locuteur est inscrit ici.',
  'people.nobody': 'Personne ne porte ce nom.',
  'people.new': 'Nouvelle personne',
  'people.newName': 'Nouvelle personne',
  'people.add': 'Ajouter « {name} »',
  'people.name': 'Nom',
  'people.role': 'Fonction',
  'people.organisation': 'Organisation',
  'people.country': 'Pays',
  'people.aliases': 'Alias',
  'people.aliasesHelp': 'Un autre nom, puis Entrée',
  'people.links': 'Liens',
  'people.linksHelp': 'Une adresse, puis Entrée',
  'people.note': 'Note',
  'people.anonymous': 'Parle sans donner son nom',
  'people.anonymousShort': 'sans nom',
  'people.anonymousHelp':
    'Sous couvert d’anonymat : le nom ci-dessus est celui que donne l’article, comme « un responsable de l’OTAN ».',
  'people.kept': '{name} : enregistré',
  'people.marks': 'Citations et affirmations',
  'people.marksCount':
    '{count, plural, =0 {aucune pour l’instant} other {{count, number} dans {articles, plural, one {# article} other {# articles}}}}',
  'people.looking': 'Recherche dans les articles…',
  'people.more': '{count, plural, one {En montrer # de plus} other {En montrer # de plus}}',
  'people.mergeWith': 'Fusionner avec…',
  'people.mergeNobody': 'Il n’y a personne avec qui fusionner',
  'people.mergeTitle': 'Fusionner « {name} »',
  'people.mergeInto': 'Devient une partie de',
  'people.mergeHelp': 'Choisissez la fiche qui reste. Elle reprend noms, liens et notes, et tout ce qui a été dit.',
  'people.mergeEffect':
    '« {from} » devient une partie de « {into} », et ses noms y deviennent des alias. Ce qui est dit sous « {from} » {count, plural, =0 {(dans aucun article pour l’instant)} one {dans # article} other {dans # articles}} apparaît sous « {into} ». Aucune annotation ne change ; on peut annuler.',
  'people.merge': 'Fusionner',
  'people.cancel': 'Annuler',
  'people.merged': '« {from} » fait maintenant partie de « {into} ».',
  'people.split': '« {from} » et « {into} » sont de nouveau deux fiches.',
  'people.remove': 'Retirer',
  'people.stays':
    'Nommée dans {count, plural, one {# article} other {# articles}}, corbeille comprise : la fiche peut devenir une partie d’une autre, sinon elle reste.',
  'people.unused': 'Inutilisées · {count, number}',
  'people.unusedTitle': 'Fiches inutilisées',
  'people.unusedHelp':
    'Aucune annotation ne les nomme, dans aucun article ni dans la corbeille. Elles quittent le registre ; cela s’annule, et toute personne qu’une modification annulée nomme de nouveau y revient.',
  'people.removeSeveral': '{count, plural, =0 {Retirer} one {Retirer # personne} other {Retirer # personnes}}',
  'people.removed':
    '{count, plural, one {« {name} » n’est plus dans le registre.} other {# personnes ne sont plus dans le registre.}} Ctrl+Z annule.',
  'people.editUndone': '{name} : comme avant',
  'people.restored':
    '{count, plural, one {« {name} » est de nouveau dans le registre.} other {# personnes sont de nouveau dans le registre.}}',
  'error.person-in-use':
    '« {name} » figure dans {count, plural, one {# article} other {# articles}} et reste dans le registre : la fiche peut devenir une partie d’une autre.',
  'error.person-missing': 'Cette personne n’est plus dans le registre : la fiche a été fusionnée ou retirée.',
  'error.person-invalid':
    'Rien n’a été modifié : une fiche ne peut pas contenir tout cela. Raccourcissez d’abord les alias, les liens ou la note.',
  'error.person-changed': '« {name} » a été modifié depuis ; rien n’a été rétabli.',
};
