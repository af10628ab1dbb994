import type { searchWords as english } from '../en/search';

export const searchWords: Record<keyof typeof english, string> = {
  'search.title': 'Rechercher',
  'search.label': 'Rechercher dans tous les articles',
  'search.options': 'Façon de chercher',
  'search.phrase': 'Suite de mots',
  'search.wholeWord': 'Mots entiers',
  'search.case': 'Casse',
  'search.accents': 'Accents',
  'search.pattern': 'Motif',
  'search.scope': 'Où',
  'search.inTexts': 'Dans les textes',
  'search.inAnnotations': 'Dans les annotations',
  'search.inNotes': 'Dans les notes',
  'search.layer': 'Couche',
  'search.anyLayer': 'Toutes les couches',
  'search.person': 'Personne',
  'search.anyPerson': 'Tout le monde',
  'search.people': 'Personnes de ce nom',
  'search.order': 'Ordre',
  'search.order.article': 'Article',
  'search.order.date': 'Date',
  'search.order.left': 'Ce qui précède',
  'search.order.right': 'Ce qui suit',
  'search.order.hit': 'Les mots',
  'search.hits': 'Occurrences',
  'search.counts':
    '{hits, plural, =0 {aucune occurrence} one {# occurrence} other {# occurrences}} dans {articles, plural, one {# article} other {# articles}}',
  'search.firstOf':
    'les {shown, number} premières occurrences sur {hits, number}, dans {articles, plural, one {# article} other {# articles}} : précisez',
  'search.preparing': 'Lecture des textes : {done, number} sur {total, number}',
  'search.nothing': 'Rien trouvé.',
  'search.help':
    'Les mots sont trouvés dans tous les articles, avec ou sans accents. Choisissez une couche ou une personne pour voir toutes ses annotations.',
  'search.selectAll': 'Tout sélectionner',
  'search.as': 'Marquer comme',
  'search.annotate': '{count, plural, =0 {Annoter} one {Annoter # occurrence} other {Annoter # occurrences}}',
  'search.takeBack': '{count, plural, one {Retirer # marque} other {Retirer les # marques}}',
  'search.annotated':
    '{made, plural, =0 {Rien de marqué} one {# occurrence marquée} other {# occurrences marquées}}{articles, plural, =0 {} one {} other { dans # articles}}{skipped, plural, =0 {} other { ; # déjà marquées}}',
  'search.takenBack':
    '{done, plural, =0 {Rien de retiré} one {Retiré dans # article} other {Retiré dans # articles}}{refused, plural, =0 {} one { ; # article modifié depuis et laissé tel quel} other { ; # articles modifiés depuis et laissés tels quels}}',
  'find.annotateAll': '{count, plural, =0 {Tout annoter} other {Tout annoter (#)}}',
  'error.search-pattern-invalid':
    'Ce motif ne peut pas être lu au caractère {position, number}, « {near} » : {kind, select, unclosed {rien ne le ferme} unopened {rien n’est ouvert} unrepeatable {il n’y a rien à répéter} escape {cette séquence n’existe pas} range {cet intervalle n’en est pas un} other {ce n’est pas un motif}}.',
  'error.search-pattern-slow': 'Ce motif prend trop de temps. Précisez ce qui peut se répéter.',
};
