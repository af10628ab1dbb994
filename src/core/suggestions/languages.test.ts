import { describe, expect, it } from 'vitest';
import { quotationsIn } from './testing';

/** What the article shows, the article, and the quotations that it holds: `type: words | cue | speaker = person`. */
type Article = [shows: string, text: string, quotations: string[]];

const german: Article[] = [
  [
    'marks that open low and close high',
    '„Der Damm hält bis morgen“, sagte Anna Krüger.',
    ['direct: „Der Damm hält bis morgen“ | sagte | Anna Krüger'],
  ],
  [
    'guillemets that point inwards',
    'Der Sprecher erklärte: »Die Brücke bleibt gesperrt.«',
    ['direct: »Die Brücke bleibt gesperrt.« | erklärte | Der Sprecher'],
  ],
  [
    'a clause after dass',
    'Bürgermeister Karl Voss betonte, dass die Schule öffnet.',
    ['indirect: die Schule öffnet | betonte | Bürgermeister Karl Voss = Karl Voss'],
  ],
  [
    'a clause after a comma alone',
    'Die Ministerin sagte, sie habe den Brief gelesen.',
    ['indirect: sie habe den Brief gelesen | sagte | Die Ministerin'],
  ],
  [
    'a question behind a comma',
    'Der Richter fragte, ob die Brücke sicher sei.',
    ['indirect: ob die Brücke sicher sei | fragte | Der Richter'],
  ],
  [
    'a listener before the comma',
    'Karl Voss sagte mir, die Schule sei geschlossen.',
    ['indirect: die Schule sei geschlossen | sagte | Karl Voss'],
  ],
  [
    'a second sentence after the cue, which is a quotation of its own',
    '„Der Brunnen ist leer“, sagte Anna Krüger. „Wir graben tiefer.“',
    ['direct: „Der Brunnen ist leer“ | sagte | Anna Krüger', 'direct: „Wir graben tiefer.“ | sagte | Anna Krüger'],
  ],
  [
    'a subject behind the verb that comes second',
    'Gestern meldete die Zeitung, dass der Damm hält.',
    ['indirect: der Damm hält | meldete | die Zeitung = Zeitung'],
  ],
  [
    'a listener between auxiliary and participle',
    'Anna Krüger hat dem Rat gesagt, dass die Schule öffnet.',
    ['indirect: die Schule öffnet | hat dem Rat gesagt | Anna Krüger'],
  ],
  [
    'a report by nobody in particular',
    'Aus Bonn wird berichtet, dass die Brücke gesperrt sei.',
    ['indirect: die Brücke gesperrt sei | wird berichtet | -'],
  ],
  [
    'a place before the comma',
    'Karl Voss schrieb in einem Brief, die Lage sei ernst.',
    ['indirect: die Lage sei ernst | schrieb | Karl Voss'],
  ],
  [
    'a subject inside the inserted cue',
    '„Das ist so“, hatte er hinzugefügt, „und so bleibt es.“',
    ['direct: „Das ist so“ … „und so bleibt es.“ | hatte er hinzugefügt | er'],
  ],
  ['a relative clause, which is no report', 'Wir erinnern an die Reden, die hier gehalten worden sind.', []],
  ['laut', 'Laut Polizei sind zwei Häuser abgebrannt.', ['indirect: sind zwei Häuser abgebrannt | Laut | Polizei']],
];

const spanish: Article[] = [
  ['a subject left out', '«El puente se abrirá en mayo», dijo.', ['direct: «El puente se abrirá en mayo» | dijo | -']],
  [
    'an inverted subject after its listeners',
    '"No habrá huelga", afirmó a los periodistas la ministra Rosa León.',
    ['direct: "No habrá huelga" | afirmó | la ministra Rosa León = Rosa León'],
  ],
  [
    'a clause after que',
    'Juan Mora aseguró que la cosecha será buena.',
    ['indirect: la cosecha será buena | aseguró | Juan Mora'],
  ],
  [
    'a raya',
    '—Mañana salgo temprano —dijo Inés Gil—. No me esperes.',
    ['direct: Mañana salgo temprano … No me esperes. | dijo | Inés Gil'],
  ],
  [
    'según',
    'Según la alcaldesa Eva Ríos, el río bajará pronto.',
    ['indirect: el río bajará pronto | Según | la alcaldesa Eva Ríos = Eva Ríos'],
  ],
  [
    'según before a reporting verb',
    'El río bajará pronto, según explicó la alcaldesa.',
    ['indirect: El río bajará pronto | según explicó | la alcaldesa'],
  ],
  [
    'a relative que after a noun, which reports nothing',
    'El técnico subrayó los plazos que sufren las granjas. El equipo cuenta con el plan que usó en mayo.',
    [],
  ],
  [
    'a single word as the object of a verb, which is no quotation',
    'El juez pidió "perdón" a los vecinos del valle.',
    [],
  ],
  [
    'a cue between subject and auxiliary',
    'Los nuevos trenes, señaló Inés Gil, deberán parar en el valle.',
    ['indirect: Los nuevos trenes … deberán parar en el valle | señaló | Inés Gil'],
  ],
  [
    'a text cut into lines sentence by sentence, where each line is read by itself',
    'La feria abrió ayer.\nVinieron pocos.\n"Hace mucho frío en la plaza.\nMañana vendrá más gente al mercado", dijo Eva Ríos.\nLuego se fue.\nLlovía.',
    ['direct: Mañana vendrá más gente al mercado" | dijo | Eva Ríos'],
  ],
];

const italian: Article[] = [
  [
    'an inverted subject',
    '«Il ponte riaprirà a maggio», ha detto Paola Conti.',
    ['direct: «Il ponte riaprirà a maggio» | ha detto | Paola Conti'],
  ],
  [
    'a clause after che',
    'Il sindaco Luca Neri ha spiegato che la scuola resta chiusa.',
    ['indirect: la scuola resta chiusa | ha spiegato | Il sindaco Luca Neri = Luca Neri'],
  ],
  [
    'secondo',
    'Secondo la polizia, due case sono bruciate.',
    ['indirect: due case sono bruciate | Secondo | la polizia'],
  ],
];

const portuguese: Article[] = [
  [
    'an inverted subject',
    '“A ponte abre em maio”, disse Ana Prado.',
    ['direct: “A ponte abre em maio” | disse | Ana Prado'],
  ],
  [
    'a clause after que',
    'O ministro Rui Leal afirmou que a escola fica fechada.',
    ['indirect: a escola fica fechada | afirmou | O ministro Rui Leal = Rui Leal'],
  ],
  ['segundo', 'Segundo a polícia, duas casas arderam.', ['indirect: duas casas arderam | Segundo | a polícia']],
];

describe('reported speech in German', () => {
  it.each(german)('reads %s', (_shows, text, quotations) => {
    expect(quotationsIn('de', text)).toEqual(quotations);
  });
});

describe('reported speech in Spanish', () => {
  it.each(spanish)('reads %s', (_shows, text, quotations) => {
    expect(quotationsIn('es', text)).toEqual(quotations);
  });
});

describe('reported speech in Italian', () => {
  it.each(italian)('reads %s', (_shows, text, quotations) => {
    expect(quotationsIn('it', text)).toEqual(quotations);
  });
});

describe('reported speech in Portuguese', () => {
  it.each(portuguese)('reads %s', (_shows, text, quotations) => {
    expect(quotationsIn('pt', text)).toEqual(quotations);
  });
});
