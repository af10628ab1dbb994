import type { LanguageData } from '../language';
import { er, faire } from './french-verbs';
import { parts as irregular } from './parts';

export const french: LanguageData = {
  code: 'fr',
  writing: {
    inwardGuillemets: false,
    lowOpeners: false,
    singles: false,
    elision: true,
    endings: false,
    hyphenatedSubject: true,
    dropsSubject: false,
    zeroConjunction: false,
    commaClause: false,
    verbBracket: false,
    dialogueDash: true,
    spacedHyphens: false,
    quotedParts: true,
    relativeSpeaks: false,
    capitalNouns: false,
    sequelsApart: false,
  },
  words: {
    determiners:
      "le la les l' un une des ce cet cette ces son sa ses leur leurs notre nos votre vos mon ma mes du au aux quelques plusieurs certains certaines chaque tout toute tous toutes aucun aucune deux trois quatre cinq",
    prepositions:
      "à dans sur sous avec sans pour par en vers chez depuis pendant durant lors après avant dès devant derrière entre contre malgré parmi hors outre concernant jusqu' jusque via voici voilà afin auprès suite grâce face hormis selon au aux",
    linkers: "de d' du des",
    coordinators: 'et ou mais ni or car donc',
    subordinators: "lorsque lorsqu' quand puisque puisqu' comme si s' tandis alors quoique quoiqu' parce",
    complementisers: "que qu'",
    interrogatives: "si s' comment pourquoi combien quel quelle quels quelles quand où quoi avoir être vouloir pouvoir",
    relatives: "qui dont où lequel laquelle lesquels lesquelles que qu'",
    perfects:
      'a ont avait avaient aura auront aurait auraient ait aient ayant eut eurent ai as avons avez avoir aviez avions',
    copulas:
      'faut fallait faudra faudrait est sont était étaient sera seront serait seraient soit soient fut furent étant suis sommes êtes être été',
    modals:
      'peut peuvent pouvait pouvaient pourra pourront pourrait pourraient doit doivent devait devaient devra devront devrait devraient va vont allait allaient veut veulent',
    negations: "ne n' pas jamais guère nullement",
    adverbs:
      "aussi ensuite encore également enfin déjà toutefois cependant néanmoins pourtant ainsi puis alors même bien toujours souvent plutôt surtout notamment seulement certes d'ailleurs ailleurs parfois aussitôt depuis longtemps hier demain aujourd'hui bref mieux tôt tard récemment ici là par ailleurs tout d'abord non en-outre outre effet contraire plus",
    clitics: "le la l' les lui leur leurs se s' me m' te t' nous vous y en",
    carriers:
      'laissé laisse tenu tient tiennent tenait fait faisait fera font venu vient viennent continué continue commencé commence fini finit va vont allé allée voulu veut doit devait peut pouvait oublié préféré préfère hésité hésite contenté contente souhaité',
    times:
      "lundi mardi mercredi jeudi vendredi samedi dimanche hier demain aujourd'hui janvier février mars avril mai juin juillet août septembre octobre novembre décembre matin soir midi dernier dernière prochain",
    maleTitles: 'm mr monsieur mgr maître me père frère roi prince lord sir messieurs mm',
    femaleTitles: 'mme mlle madame mademoiselle sœur reine princesse',
    titles:
      'dr docteur professeur pr général colonel capitaine commandant lieutenant président présidente ministre sénateur sénatrice député députée maire juge pape évêque cardinal premier première',
    abbreviations:
      'm mm mme mlle mgr me dr pr etc cf art av bd st ste p pp vol no env hab min max tél éd ex janv févr avr juil sept oct nov déc',
    roles:
      'président présidente ministre secrétaire premier première chef cheffe député députée élu élue maire adjoint adjointe sénateur sénatrice porte-parole directeur directrice patron patronne responsable avocat avocate procureur procureure juge professeur professeure chercheur chercheuse chercheurs chercheuses économiste historien historienne sociologue politologue spécialiste expert experte experts journaliste auteur auteure autrice écrivain écrivaine médecin pédiatre infirmière entraîneur entraîneuse sélectionneur joueur joueuse capitaine attaquant défenseur candidat candidate militant militante syndicaliste délégué déléguée représentant représentante ambassadeur ambassadrice général colonel commissaire policier policiers gendarme gendarmes préfet préfète témoin témoins habitant habitante habitants riverain riverains victime père mère frère sœur fils fille mari épouse femme homme réalisateur réalisatrice acteur actrice chanteur chanteuse créateur créatrice fondateur fondatrice gérant gérante agriculteur agricultrice étudiant étudiante enseignant enseignante élève pape pontife roi reine dirigeant dirigeante coordinateur coordinatrice informaticien analyste chancelier chancelière gouverneur gouverneure conseiller conseillère opposant opposante dernier dernière intéressé intéressée quinquagénaire quadragénaire trentenaire sexagénaire jeune ancien ancienne numéro',
    sources:
      'rapport étude enquête sondage communiqué journal quotidien hebdomadaire magazine agence média médias site chaîne radio presse organisation ong institut ministère police mairie préfecture parquet tribunal cour commission note texte document documents données chiffres estimations informations témoignage témoignages témoins proches observateurs spécialistes experts sources source bilan afp reuters ap efe dpa ats belga rfi x twitter facebook instagram association gouvernement opposition collectif syndicat entreprise groupe société autorités critiques parti fédération ligue',
    institutions:
      'intérieur défense justice économie santé culture éducation agriculture environnement travail finances affaires étrangères transports état élysée matignon union république assemblée sénat parlement conseil cour ministère gouvernement parti société université institut association fédération ligue comité syndicat banque europe france paris onu otan afp',
    resumptives: '',
    subjunctives: '',
    maleNames:
      'jean pierre michel andré philippe alain bernard jacques daniel patrick christian françois nicolas emmanuel laurent frédéric olivier christophe stéphane thierry pascal éric david julien thomas antoine alexandre vincent sébastien guillaume benoît bruno gérald gérard marc luc paul louis charles henri hugo arthur mathieu matthieu maxime romain xavier yves serge claude didier gilles hervé joël karim mohamed mohammed ahmed omar ali mamadou ibrahim moussa joseph donald vladimir volodymyr joe barack brian mark john robert william james george mike peter',
    femaleNames:
      'marie nathalie isabelle sylvie catherine françoise martine christine monique valérie sandrine véronique anne sophie céline julie aurélie claire camille léa manon sarah laura élisabeth hélène brigitte patricia florence laurence caroline émilie pauline charlotte lucie mathilde fabienne delphine virginie agnès alice emma chloé inès jeanne élise amélie ségolène marine rachida fatima fatou aminata aïcha mariama valentina angela hillary ursula theresa christiane danièle',
  },
  adverbEndings: ['ment'],
  pronouns: [
    { forms: 'il celui-ci', gender: 'male' },
    { forms: 'elle celle-ci', gender: 'female' },
    { forms: 'ils elles ceux-ci celles-ci eux', gender: 'plural' },
    { forms: 'lui', gender: 'any' },
    { forms: 'on', gender: 'any' },
    { forms: "je j' nous moi", gender: 'any', firstPerson: true },
    { forms: 'tu vous', gender: 'any', firstPerson: true },
  ],
  verbs: [
    irregular('dc', 'dit disent disait disaient dira diront dirait diraient / dit dite dits dites / disant / dire'),
    irregular(
      'dc',
      'prévient préviennent prévenait prévenaient prévint / prévenu prévenue prévenus / prévenant / prévenir',
    ),
    irregular('dc', 'soutient soutiennent soutenait soutenaient soutint / soutenu / soutenant / soutenir'),
    irregular('dck', 'admet admettent admettait admettaient admit / admis / admettant / admettre'),
    irregular('dc', 'promet promettent promettait promettaient promit / promis / promettant / promettre'),
    irregular('dc', 'écrit écrivent écrivait écrivaient écrivit écrira / écrit / écrivant / écrire'),
    irregular('dc', 'répond répondent répondait répondaient répondit répondra / répondu / répondant / répondre'),
    irregular('dc', 'prétend prétendent prétendait prétendaient / prétendu / prétendant / prétendre'),
    irregular(
      'dck',
      'reconnaît reconnait reconnaissent reconnaissait reconnaissaient reconnut / reconnu / reconnaissant / reconnaître reconnaitre',
    ),
    irregular('dc', 'convient conviennent convenait / convenu / convenant / convenir'),
    irregular('dc', 'poursuit poursuivent poursuivait poursuivit poursuivra / poursuivi / poursuivant / poursuivre'),
    irregular('dc', 'conclut concluent concluait conclura / conclu / concluant / conclure'),
    irregular('dc', 'prédit prédisent prédisait / prédit / prédisant / prédire'),
    irregular('df', 'décrit décrivent décrivait / décrit / décrivant / décrire'),
    irregular('dc', 'reprend reprennent reprenait reprit / repris / reprenant / reprendre'),
    irregular('dcfr', 'réjouit réjouissent réjouissait / réjoui réjouie réjouis / réjouissant / réjouir'),
    irregular('d', 'sourit souriait / souri / souriant / sourire'),
    irregular('dc', 'garantit garantissent garantissait / garanti / garantissant / garantir'),
    irregular('dc', 'avertit avertissent avertissait / averti / avertissant / avertir'),
    irregular('dc', 'réagit réagissent réagissait / réagi / réagissant / réagir'),
    irregular('dcfr', 'félicite félicitent félicitait / félicité félicitée félicités / félicitant / féliciter'),
    irregular('dc', 'maintient maintiennent maintenait maintint / maintenu / maintenant / maintenir'),
    irregular('dc', 'craint craignent craignait / craint / craignant / craindre'),
    irregular('df', 'définit définissent définissait / défini / définissant / définir'),
    irregular('dc', 'assène assènent assénait / asséné / assénant / asséner'),
    irregular('d', 'défend défendent défendait / défendu / défendant / défendre'),
    irregular('dc', 'surenchérit renchérit renchérissent / renchéri surenchéri / renchérissant / renchérir'),
    ...er(
      'dc',
      'affirm clarifi ajout expliqu déclar précis indiqu soulign estim assur confirm martel/martèl rappel/rappell annonc avanc avou observ not signal constat insist rapport racont relat révèl révél/révèl confi lanc gliss clam proclam jur argument plaid nuanc regrett déplor répliqu rétorqu rét commen relev/relèv répét/répèt résum détaill évoqu suggér/suggèr considèr considér/considèr jug pens demand interrog menac dénonc reproch salu propos recommand préconis alert exhort appel/appell',
    ),
    ...er(
      'd',
      'exclam souffl murmur cri hurl plaisant ironis temporis analys comment tonn témoign insist tranch vitupèr fulmin tempêt soupir marmonn tweet twitt post',
    ),
    ...er('dcfr', 'indign inquiét/inquièt alarm étonn enthousiasm agac amus moqu'),
    ...er(
      'f',
      'qualifi parl évoqu dénonc fustig critiqu accus salu appel/appell vant condamn réclam cit lou célébr raill exhort invit encourag',
    ),
    ...faire('f', 'référence part état'),
    irregular('dc', 'dément démentent démentait / démenti / démentant / démentir'),
    irregular('d', ' / / / lire'),
    ...er('f', 'jug estim considér/considèr trouv'),
    irregular('dc', ' / / / valoir savoir remarquer entendre ressortir'),
  ],
  sourcePrepositions: [
    'selon',
    "d' après",
    'aux yeux de',
    'aux dires de',
    'à en croire',
    'au dire de',
    "de l' avis de",
    "de l' aveu de",
  ],
  quotedSourcePrepositions: ['pour'],
  notSources:
    'cas critère critères modalité modalités besoin besoins moyen moyens âge âges règle règles méthode circonstance circonstances usage ordre procédure taille saison saisons norme normes principe principes formule nature type région régions pays situation conditions calendrier humeur goût goûts niveau nombre période logique modèle barème tarif',
  insertions: [
    'de son côté',
    'de leur côté',
    'pour sa part',
    'pour leur part',
    'à son tour',
    'quant à lui',
    'quant à elle',
    'à ce sujet',
    'en retour',
    'en substance',
  ],
  participleEndings: ['é', 'ée', 'és', 'ées', 'i', 'is', 'ie', 'u', 'us'],
  pastEndings: ['é', 'ée', 'és', 'ées'],
  claims: {
    numbers:
      'deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante soixante cent cents dizaine dizaines centaine centaines douzaine moitié tiers quart double triple',
    magnitudes: 'mille milliers millier million millions milliard milliards',
    measures:
      'pourcent taux moyenne majorité nombre total part niveau chiffre chiffres montant record seuil pib proportion points point',
    money: 'euro euros dollar dollars francs livres',
    months: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
    spans:
      'depuis dernier dernière derniers dernières ans années année mois semaines semaine décennie déjà encore jamais jour jours fois longtemps',
    trends:
      'augmenté augmente augmentent augmentation hausse baisse baissé baissent diminué diminution recul reculé progressé progression doublé triplé chuté chute grimpé croissance accru réduit réduits réduction perdu gagné créé créés dépassent dépasse dépassé atteint atteignent investi passé passée',
    comparatives:
      'plus moins supérieur supérieure supérieurs inférieur inférieure davantage presque près environ quelque autant',
    rankings: 'premier première meilleur meilleure pire pires seul seule seuls seulement plupart moindre',
    causes: 'cause causé provoqué provoque entraîné entraîne grâce raison dû due conséquence lié liée liés',
    laws: 'loi lois décret règlement traité article constitution projet adopté adoptée interdit interdite obligatoire directive accord budget impôt impôts taxe taxes tribunal cour amendement résolution',
    records:
      'voté vote adopté signé signée ordonné proposé versé dépensé dépensent dépenses payé vendu acheté construit envoyé condamné condamnée arrêté arrêtés ouvert fermé fermés lancé convenu engagé engagée mené mort morts blessés tué tués consacré touché touchés recensé recensés enregistré',
    matters:
      'emplois emploi déficit dette excédent chômage inflation criminalité revenu revenus salaires salaire prix pétrole gaz importations exportations commerce entreprises salariés habitants personnes logements immigrés frontière soldats troupes pauvreté défense aide armes familles enfants élèves écoles hôpitaux lits cas victimes police crise électeurs voix',
    pasts: 'a ont avait avaient était étaient été fut furent eu ait',
    predictions:
      'sera seront devrait devraient pourrait pourraient prévoit prévoient prévision prévisions atteindra demain futur avenir',
    duties: 'doit doivent faut faudra faudrait devons devez devrons',
    opinions: 'pense crois croit trouve espère espérons souhaite veux voulons aime avis sentiment impression',
    ideals:
      'valeurs liberté espoir responsabilité volonté confiance ambition respect chance important importante nécessaire beau belle bon bonne juste difficile fier fière',
    facts: "contre jamais déjà même désormais aujourd'hui effectivement publique public privé nucléaire",
    vagueness: 'gens chose choses ici manière façon quelque tout ça cela être faire vie monde gens voilà bien comment',
    courtesies: 'merci bienvenue félicitations pardon bravo monsieur madame',
    firstPersons: "je j' me m' moi mon ma mes",
    secondPersons: 'tu vous te toi votre vos',
    hedges: 'peut-être si éventuellement éventuelle',
  },
};
