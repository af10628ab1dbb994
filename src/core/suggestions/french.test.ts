import { describe, expect, it } from 'vitest';
import { quotationsIn } from './testing';

/** What the article shows, the article, and the quotations that it holds: `type: words | cue | speaker = person`. */
type Article = [shows: string, text: string, quotations: string[]];

const articles: Article[] = [
  [
    'an incise with an inverted pronoun',
    'La maire Nadia Ferrand ne cède pas. « Le pont rouvrira avant l’été », a-t-elle promis.',
    ['direct: « Le pont rouvrira avant l’été » | a-t-elle promis | elle = Nadia Ferrand'],
  ],
  [
    'an inverted noun subject',
    '« Nos bus rouleront la nuit », annonce Luc Bastien, directeur du réseau.',
    ['direct: « Nos bus rouleront la nuit » | annonce | Luc Bastien'],
  ],
  [
    'an incise inside the marks',
    '« Le marché tiendra, explique Odile Garnier. Les étals restent au même endroit. »',
    ['direct: « Le marché tiendra … Les étals restent au même endroit. » | explique | Odile Garnier'],
  ],
  [
    'a pronoun incise inside the marks that goes on in lower case',
    'Hugo Lemaire tient le café. « On ferme à midi, précise-t-il, mais on rouvre à seize heures. »',
    ['direct: « On ferme à midi … mais on rouvre à seize heures. » | précise-t-il | il = Hugo Lemaire'],
  ],
  [
    'an interrupted quotation in two pairs of marks',
    '« La digue a cédé », raconte Paul Roux. « Nous avons tout perdu. »',
    ['direct: « La digue a cédé » … « Nous avons tout perdu. » | raconte | Paul Roux'],
  ],
  [
    'straight marks',
    '"Il pleut depuis trois jours", soupire Jeanne Morin.',
    ['direct: "Il pleut depuis trois jours" | soupire | Jeanne Morin'],
  ],
  [
    'narrow blanks inside the marks',
    '«\u202FLa salle est pleine\u202F», sourit Karim Aziz.',
    ['direct: «\u202FLa salle est pleine\u202F» | sourit | Karim Aziz'],
  ],
  [
    'a cue with a colon',
    'Le préfet Alain Voss a déclaré : « La route restera fermée jusqu’à lundi. »',
    ['direct: « La route restera fermée jusqu’à lundi. » | a déclaré | Le préfet Alain Voss = Alain Voss'],
  ],
  [
    'a cue with a colon that ends its paragraph',
    'Claire Aubin ajoute :\n« Les jardins ouvriront au public. »',
    ['direct: « Les jardins ouvriront au public. » | ajoute | Claire Aubin'],
  ],
  [
    'indirect speech after que',
    'Le syndicat affirme que la ligne fermera en juin.',
    ['indirect: la ligne fermera en juin | affirme | Le syndicat'],
  ],
  [
    'indirect speech with an adverb inside the cue',
    'Le ministre Jean Tissot a ensuite précisé que la prime serait versée en mai.',
    ['indirect: la prime serait versée en mai | a ensuite précisé | Le ministre Jean Tissot = Jean Tissot'],
  ],
  [
    'indirect speech with an adverbial between commas',
    'Marc Delorme a souligné, mardi, que le lac était trop bas.',
    ['indirect: le lac était trop bas | a souligné | Marc Delorme'],
  ],
  [
    'a mixed quotation',
    'Sophie Marchal a assuré que la fusion était « une chance pour la vallée ».',
    ['mixed: la fusion était « une chance pour la vallée » | a assuré | Sophie Marchal'],
  ],
  [
    'a clause before an inverted cue',
    'Deux écoles resteront fermées lundi, a indiqué la préfecture.',
    ['indirect: Deux écoles resteront fermées lundi | a indiqué | la préfecture'],
  ],
  [
    'selon before the content',
    'Selon la météorologue Inès Caron, l’hiver sera doux.',
    ['indirect: l’hiver sera doux | Selon | la météorologue Inès Caron = Inès Caron'],
  ],
  [
    'selon after the content',
    'Trois maisons ont brûlé, selon les pompiers.',
    ['indirect: Trois maisons ont brûlé | selon | les pompiers'],
  ],
  [
    'd’après before mixed content',
    'D’après Bruno Salle, les récoltes sont « catastrophiques » cette année.',
    ['mixed: les récoltes sont « catastrophiques » cette année | D’après | Bruno Salle'],
  ],
  ['selon that means depending on', 'Les tarifs changent selon les saisons. Le prix varie selon la taille du lot.', []],
  [
    'the apposition between name and verb',
    'Élise Perrin, présidente de l’association, a dénoncé un projet « absurde ».',
    ['mixed: « absurde » | a dénoncé | Élise Perrin'],
  ],
  [
    'a role whose apposition is the name',
    'Le président du club, Omar Diallo, a reconnu que la saison était ratée.',
    ['indirect: la saison était ratée | a reconnu | Le président du club, Omar Diallo = Omar Diallo'],
  ],
  [
    'a role that stands for the person named with it',
    'Le ministre des Transports Yves Colin est venu. Le ministre des Transports a promis que la gare serait rénovée.',
    ['indirect: la gare serait rénovée | a promis | Le ministre des Transports = Yves Colin'],
  ],
  [
    'a surname that stands for the full name',
    'Camille Fontaine dirige le théâtre. « La saison est sauvée », se réjouit Fontaine.',
    ['direct: « La saison est sauvée » | se réjouit | Fontaine = Camille Fontaine'],
  ],
  [
    'a pronoun of the other gender, which goes further back',
    '« Je signe demain », a dit Anne Vasseur. « Tout est prêt », a répondu Pierre Lenoir. « Enfin », a-t-elle soufflé.',
    [
      'direct: « Je signe demain » | a dit | Anne Vasseur',
      'direct: « Tout est prêt » | a répondu | Pierre Lenoir',
      'direct: « Enfin » | a-t-elle soufflé | elle = Anne Vasseur',
    ],
  ],
  [
    'a gerund with the subject of the cue before',
    '« Le puits est sec », a dit Rémi Coste, ajoutant que les bêtes avaient soif.',
    ['direct: « Le puits est sec » | a dit | Rémi Coste', 'indirect: les bêtes avaient soif | ajoutant | Rémi Coste'],
  ],
  [
    'a participle that opens the sentence',
    'Soulignant que les quais étaient pleins, la maire Rose Adam a demandé « un effort de tous ».',
    [
      'indirect: les quais étaient pleins | Soulignant | la maire Rose Adam = Rose Adam',
      'direct: « un effort de tous » | a demandé | la maire Rose Adam = Rose Adam',
    ],
  ],
  [
    'scare quotes, nicknames and labels',
    'Le « pont des chèvres » attire les curieux. Surnommé « le vieux », il surveille la rive.',
    [],
  ],
  ['titles of works', 'Il a lu « Les Marées » puis « Le Vent d’est » pendant le trajet.', []],
  ['a list of titles', 'À voir\n« La Falaise », de Jean Rol\n« Le Quai », de Lise Om\n« Un soir », de Théo Pal', []],
  [
    'a mark that is never closed',
    '« Nous partirons quand la pluie cessera, a dit Léon Blanc.',
    ['direct: « Nous partirons quand la pluie cessera | a dit | Léon Blanc'],
  ],
  [
    'a missing mark, which does not spoil the next paragraph',
    'Le guide dit : « Suivez la rive et prenez à gauche.\n« La vue est belle », note Emma Sorel.',
    [
      'direct: « Suivez la rive et prenez à gauche. | dit | Le guide',
      'direct: « La vue est belle » | note | Emma Sorel',
    ],
  ],
  [
    'a quotation that each paragraph opens again',
    '« Le premier hiver fut rude et nous avons eu faim.\n« Le second fut pire encore », a raconté Victor Anselme.',
    [
      'direct: « Le premier hiver fut rude et nous avons eu faim. / « Le second fut pire encore » | a raconté | Victor Anselme',
    ],
  ],
  [
    'a dialogue dash',
    '— Le bateau part à midi, dit Solange Petit. Ne traîne pas.',
    ['direct: Le bateau part à midi … Ne traîne pas. | dit | Solange Petit'],
  ],
  ['a bulleted list, which is no dialogue', 'Au menu :\n– une soupe\n– un poisson grillé\n– une tarte', []],
  [
    'a quotation within a quotation',
    '« Mon père m’a dit “tu ne vendras jamais la ferme” et je l’ai crue », raconte Nina Duval.',
    [
      'direct: « Mon père m’a dit “tu ne vendras jamais la ferme” et je l’ai crue » | raconte | Nina Duval',
      'direct: “tu ne vendras jamais la ferme” | m’a dit | Mon père',
    ],
  ],
  [
    'a verb of naming with a quoted part',
    'L’opposition qualifie le texte de « cadeau empoisonné ».',
    ['mixed: « cadeau empoisonné » | qualifie | L’opposition'],
  ],
  [
    'comme l’explique',
    'La crue n’est pas finie, comme l’explique Ali Benza : « Le pic viendra dimanche. »',
    ['direct: « Le pic viendra dimanche. » | l’explique | Ali Benza'],
  ],
  [
    'clitics before the verb',
    'Le médecin leur assure que la fièvre tombera.',
    ['indirect: la fièvre tombera | leur assure | Le médecin'],
  ],
  [
    'faire savoir',
    'Le club a fait savoir que le match était reporté.',
    ['indirect: le match était reporté | a fait savoir | Le club'],
  ],
  [
    'a testimonial with its signature',
    '« Une semaine inoubliable au bord de l’eau. » — Rosa Lemoine',
    ['direct: « Une semaine inoubliable au bord de l’eau. » | - | Rosa Lemoine'],
  ],
  [
    'a day between the verb and its subject',
    '« Rien ne ferme », a dit ce lundi 3 mars le maire. « Le phare restera allumé », a annoncé mardi soir Odile Garnier.',
    ['direct: « Rien ne ferme » | a dit | le maire', 'direct: « Le phare restera allumé » | a annoncé | Odile Garnier'],
  ],
  [
    'the listeners between the verb and its subject',
    '« Le phare restera allumé », a confié à la presse Odile Garnier.',
    ['direct: « Le phare restera allumé » | a confié | Odile Garnier'],
  ],
  [
    'ce dernier, who is no time of day',
    'Paul Roux garde le phare. « Je reste ici », rapporte ce dernier, assis près du feu.',
    ['direct: « Je reste ici » | rapporte | ce dernier = Paul Roux'],
  ],
  [
    'a day between the verb and its object',
    'Le syndicat a dénoncé samedi la « rumeur d’une fermeture prochaine du phare ».',
    ['direct: « rumeur d’une fermeture prochaine du phare » | a dénoncé | Le syndicat'],
  ],
  [
    'a role with its name in apposition',
    '« Le phare restera allumé », a lancé la maire, Odile Garnier, en ouvrant la séance.',
    ['direct: « Le phare restera allumé » | a lancé | la maire = Odile Garnier'],
  ],
  [
    'a news agency between the verb and its subject',
    '« Le phare restera allumé », explique à l’AFP Odile Garnier, qui le garde.',
    ['direct: « Le phare restera allumé » | explique | Odile Garnier'],
  ],
  [
    'listeners whose name has a capital',
    '« Le phare restera allumé », a dit à l’Assemblée nationale Odile Garnier.',
    ['direct: « Le phare restera allumé » | a dit | Odile Garnier'],
  ],
  [
    'a colon in the next sentence, which has its own speaker',
    '« La grue est tombée », raconte Paul Roux. Assise plus loin, Lise Om ajoute : « Personne n’était dessous. »',
    [
      'direct: « La grue est tombée » | raconte | Paul Roux',
      'direct: « Personne n’était dessous. » | ajoute | Lise Om',
    ],
  ],
  [
    'quoted phrases that are a small part of a reported clause',
    'La maire a affirmé que les commerces du vieux port auraient "un sursis entier" après les travaux de l’automne et que la rue des Tanneurs serait refaite.',
    ['mixed: "un sursis entier" | a affirmé | La maire'],
  ],
  [
    'marks that only colour a word, which leave the clause whole',
    'La maire a affirmé que les travaux de la rue des Tanneurs iraient de façon "plus ferme" à partir de l’automne.',
    [
      'mixed: les travaux de la rue des Tanneurs iraient de façon "plus ferme" à partir de l’automne | a affirmé | La maire',
    ],
  ],
  [
    'quoted words behind insister sur',
    'Le guide a insisté sur la nécessité de prouver que la grotte était "sûre" et de tenir les enfants "par la main".',
    ['mixed: "sûre" | a insisté | Le guide', 'mixed: "par la main" | a insisté | Le guide'],
  ],
  [
    'what is conceded',
    'Le club a reconnu que, bien que la tribune soit neuve, le toit prenait l’eau.',
    ['indirect: le toit prenait l’eau | a reconnu | Le club'],
  ],
  [
    'another speaker after the comma',
    'Paul Roux a souligné que la digue tenait encore, la voisine Lise Om rappelant que la mer monterait dimanche.',
    [
      'indirect: la digue tenait encore | a souligné | Paul Roux',
      'indirect: la mer monterait dimanche | rappelant | la voisine Lise Om = Lise Om',
    ],
  ],
  [
    'selon between the verb and the marks',
    'Le nouveau tarif est selon elle « injuste » pour les habitants.',
    ['mixed: Le nouveau tarif est … « injuste » pour les habitants | selon | elle'],
  ],
  [
    'an incise behind an adverb',
    'Nadia Ferrand veut rouvrir. En effet, précise-t-elle, la salle est aux normes depuis mai.',
    ['indirect: la salle est aux normes depuis mai | précise-t-elle | elle = Nadia Ferrand'],
  ],
  [
    'faire part and faire référence',
    'Le coureur a fait part de sa « surprise » avant le départ. Il faisait référence à « un vieux rêve ».',
    [
      'mixed: « surprise » | a fait part | Le coureur',
      'mixed: « un vieux rêve » | faisait référence | Il = Le coureur',
    ],
  ],
  [
    'féliciter somebody, which is not to say',
    'La ville a félicité Omar Diallo pour « son courage sous la pluie ».',
    ['mixed: « son courage sous la pluie » | a félicité | La ville'],
  ],
  [
    'pour que and relative que',
    'Il a demandé un délai pour que la cour sèche. Le maire salue des efforts que tous attendaient.',
    [],
  ],
  [
    'a verb that no list has, inverted behind the marks',
    '« La salle est pleine », philosophe le patron du bar. « Revenez plus tard », lâche-t-il.',
    [
      'direct: « La salle est pleine » | philosophe | le patron du bar',
      'direct: « Revenez plus tard » | lâche-t-il | il = le patron du bar',
    ],
  ],
  ['a noun behind the marks, which reports nothing', 'Il relit « Le Vent des salines », roman de Paul Roux.', []],
  [
    'an insertion between the verb and its subject, or inside the verb',
    '« Nous partirons demain », assure de son côté Lise Om. « Pas nous », a pour sa part répondu Paul Roux.',
    [
      'direct: « Nous partirons demain » | assure | Lise Om',
      'direct: « Pas nous » | a pour sa part répondu | Paul Roux',
    ],
  ],
  [
    'a negated infinitive',
    'Le gardien affirme ne rien avoir vu.',
    ['indirect: ne rien avoir vu | affirme | Le gardien'],
  ],
  [
    'an adverb before selon',
    'La porte était ouverte, toujours selon le gardien.',
    ['indirect: La porte était ouverte | selon | le gardien'],
  ],
  [
    'selon between commas before the marks',
    'Il n’y a, selon elle, « aucun risque pour les riverains ».',
    ['mixed: Il n’y a … « aucun risque pour les riverains » | selon | elle'],
  ],
  [
    'an incise between a subject and its auxiliary',
    'Le nouveau tarif, a indiqué la mairie, sera gelé deux ans.',
    ['indirect: Le nouveau tarif … sera gelé deux ans | a indiqué | la mairie'],
  ],
  [
    'an elided word right before the marks',
    'Le maire a qualifié ces bruits d’« absurdes ».',
    ['mixed: « absurdes » | a qualifié | Le maire'],
  ],
  [
    'quoted words behind an infinitive of the object',
    'L’association accuse la ville d’avoir « vendu les berges ».',
    ['mixed: « vendu les berges » | accuse | L’association'],
  ],
  [
    'a participle that no list has, with its auxiliary inverted',
    '« Plus jamais ça », s’est-elle emportée. La salle est trop petite, martèle-t-elle.',
    [
      'direct: « Plus jamais ça » | s’est-elle emportée | elle',
      'indirect: La salle est trop petite | martèle-t-elle | elle',
    ],
  ],
  [
    'what nobody in particular says',
    'Il faut savoir que le lac gèle en janvier. Il est à noter que la digue date de mai. À noter que le port reste ouvert.',
    [],
  ],
  ['a noun that looks like a verb', 'L’annonce que tout le monde attendait est tombée. La demande reste forte.', []],
];

describe('reported speech in French', () => {
  it.each(articles)('reads %s', (_shows, text, quotations) => {
    expect(quotationsIn('fr', text)).toEqual(quotations);
  });
});
