import { describe, expect, it } from 'vitest';
import { quotationsIn } from './testing';

/** What the article shows, the article, and the quotations that it holds: `type: words | cue | speaker = person`. */
type Article = [shows: string, text: string, quotations: string[]];

const articles: Article[] = [
  [
    'a name before the verb',
    '“We will open the bridge in May,” Nora Field said on Monday.',
    ['direct: “We will open the bridge in May,” | said | Nora Field'],
  ],
  [
    'an inverted subject',
    '“The river is rising,” said Tom Hale, a farmer.',
    ['direct: “The river is rising,” | said | Tom Hale'],
  ],
  [
    'an interruption inside the sentence',
    '“The barn is gone,” she said, “but the cows are safe.”',
    ['direct: “The barn is gone,” … “but the cows are safe.” | said | she'],
  ],
  [
    'a second sentence after the cue, which is a quotation of its own',
    '“It rained all night,” Paul Reed told reporters. “Nobody slept.”',
    ['direct: “It rained all night,” | told | Paul Reed', 'direct: “Nobody slept.” | told | Paul Reed'],
  ],
  [
    'the same with a pronoun for the speaker',
    'Ida Stone had no doubt. “The well is dry,” she said. “We need a new one.”',
    ['direct: “The well is dry,” | said | she = Ida Stone', 'direct: “We need a new one.” | said | she = Ida Stone'],
  ],
  [
    'a second sentence after a cue that serves two paragraphs',
    '“The first year was hard and cold.\n“The second was worse,” Eve Lane said. “The third broke us.”',
    [
      'direct: “The first year was hard and cold. / “The second was worse,” | said | Eve Lane',
      'direct: “The third broke us.” | said | Eve Lane',
    ],
  ],
  [
    'UK single marks',
    "‘The horses’ stable burned down,’ Ann Cole said. It wasn't insured.",
    ['direct: ‘The horses’ stable burned down,’ | said | Ann Cole'],
  ],
  [
    'wire marks of two apostrophes',
    "''The vote was close,'' Mr. Pike said.",
    ["direct: ''The vote was close,'' | said | Mr. Pike = Pike"],
  ],
  [
    'a clause without that',
    'Laura Kent said the school would close in June.',
    ['indirect: the school would close in June | said | Laura Kent'],
  ],
  [
    'a clause with that after a day',
    'The mayor said on Tuesday that taxes would fall.',
    ['indirect: taxes would fall | said | The mayor'],
  ],
  [
    'a listener before the clause',
    'Dan Moss told the council that he would resign.',
    ['indirect: he would resign | told | Dan Moss'],
  ],
  [
    'a clause before the cue',
    'The ferry will not run this week, the harbour master said.',
    ['indirect: The ferry will not run this week | said | the harbour master'],
  ],
  [
    'a cue between two halves of a clause',
    'The tunnel, Ida Stone said, would cost twice as much.',
    ['indirect: The tunnel … would cost twice as much | said | Ida Stone'],
  ],
  [
    'according to before the content',
    'According to Jim Ross, the dam is safe.',
    ['indirect: the dam is safe | According to | Jim Ross'],
  ],
  [
    'according to after the content',
    'Four homes were lost, according to a report by the fire service.',
    ['indirect: Four homes were lost | according to | a report'],
  ],
  [
    'a mixed quotation',
    'Rita Page said the plan was “a gift to the rich” and would fail.',
    ['mixed: the plan was “a gift to the rich” and would fail | said | Rita Page'],
  ],
  [
    'a verb of naming',
    'The union called the offer “an insult.”',
    ['mixed: the offer “an insult.” | called | The union'],
  ],
  [
    'a verb of naming with a pronoun for its object',
    'The union read the offer twice. Then Ben Tull called it “an insult.”',
    ['mixed: it “an insult.” | called | Ben Tull'],
  ],
  [
    'a verb of naming whose quoted word goes on outside the marks',
    'Ella Marsh called the levy “a gift” to the landlords.',
    ['mixed: the levy “a gift” to the landlords | called | Ella Marsh'],
  ],
  [
    'an accusation without marks',
    'The guild accused the firm of hiding its losses.',
    ['indirect: the firm of hiding its losses | accused | The guild'],
  ],
  [
    'a request to somebody',
    'The warden urged walkers to stay off the ice.',
    ['indirect: walkers to stay off the ice | urged | The warden'],
  ],
  [
    'a call for something to be done',
    'Rosa Finch called for the weir to be opened.',
    ['indirect: the weir to be opened | called for | Rosa Finch'],
  ],
  [
    'a verb that reports only with its particle',
    'Neil Orr pointed out that the well was dry. “Not all of it,” Amy Dell shot back.',
    ['indirect: the well was dry | pointed out | Neil Orr', 'direct: “Not all of it,” | shot back | Amy Dell'],
  ],
  [
    'a gerund cue',
    'Sam Wolfe left the hall, saying that he had heard enough.',
    ['indirect: he had heard enough | saying | Sam Wolfe'],
  ],
  [
    'an apposition in parentheses',
    'Rep. Gail Hart (D-Ohio) said the bill would pass.',
    ['indirect: the bill would pass | said | Rep. Gail Hart = Gail Hart'],
  ],
  [
    'whether after asked',
    'Reporters asked the coach whether he would stay.',
    ['indirect: whether he would stay | asked | Reporters'],
  ],
  [
    'a pronoun for the last speaker',
    '“I am done,” Mary Bell said. She added that her team was tired.',
    ['direct: “I am done,” | said | Mary Bell', 'indirect: her team was tired | added | She = Mary Bell'],
  ],
  ['a first person who is the author', 'I think that the town is pretty. I believe it will rain.', []],
  ['scare quotes and a nickname', 'The so-called “lucky” bridge fell. James “Jim” Boyd built it.', []],
  [
    'a title after a preposition',
    'She said on CNN’s “Morning Talk” that the road was safe.',
    ['indirect: the road was safe | said | She'],
  ],
  [
    'a mark that is never closed',
    '“Nobody told us about the flood and we had no boats.',
    ['direct: “Nobody told us about the flood and we had no boats. | - | -'],
  ],
  [
    'paragraphs that open the mark again',
    '“The first year was hard and cold.\n“The second was worse,” Eve Lane said.',
    ['direct: “The first year was hard and cold. / “The second was worse,” | said | Eve Lane'],
  ],
  [
    'a transcript',
    'BAKER: The road is closed.\nMILLER: Since when was that?\nBAKER: Since the storm on Friday.',
    [
      'direct: The road is closed. | - | BAKER',
      'direct: Since when was that? | - | MILLER',
      'direct: Since the storm on Friday. | - | BAKER',
    ],
  ],
  [
    'a condition before the cue and its consequence after it',
    'If the dam holds, Ida Stone said, the valley will stay dry.',
    ['indirect: If the dam holds … the valley will stay dry | said | Ida Stone'],
  ],
  [
    'a condition that belongs to a clause before the cue',
    'If the dam holds, the valley will stay dry, engineers said.',
    ['indirect: If the dam holds, the valley will stay dry | said | engineers'],
  ],
  [
    'what stands before the cue and only says when',
    'After the vote, Ida Stone said that the valley was safe.',
    ['indirect: the valley was safe | said | Ida Stone'],
  ],
  [
    'the sentence that goes on after the cue with words of its own',
    '“We lost the barn,” Tom Hale said. Now, “we start again with nothing.”',
    ['direct: “We lost the barn,” | said | Tom Hale', 'mixed: Now, “we start again with nothing.” | said | Tom Hale'],
  ],
  [
    'a fragment on both sides of the cue',
    'The old pipes, Rita Page said, “are a danger to every house on the hill.”',
    ['mixed: The old pipes … “are a danger to every house on the hill.” | said | Rita Page'],
  ],
  [
    'a relative pronoun, which speaks for its noun',
    'Ann Cole, who said the road would close, has left.',
    ['indirect: the road would close | said | who = Ann Cole'],
  ],
  [
    'a reported clause that the main clause follows',
    'While the club says the roof is safe, the town has shut the hall.',
    ['indirect: the roof is safe | says | the club'],
  ],
  [
    'an afterthought of the reporter behind a dash',
    'The club said the roof was safe - though it had promised a new one.',
    ['indirect: the roof was safe | said | The club'],
  ],
  [
    'a place between the cue and its clause',
    'The club said in a statement on Friday the roof was safe.',
    ['indirect: the roof was safe | said | The club'],
  ],
  [
    'an object, which is no clause',
    'The band claimed victory for the towns that had waited. She noted the gap in the wall.',
    [],
  ],
  ['a promise to do something', 'The mayor vowed to fight on.', ['indirect: to fight on | vowed | The mayor']],
  ['a pledge without its words, which is an act', 'The mayor pledged to fight on.', []],
  [
    'a promise with its words',
    'The mayor vowed to “fight on until spring comes.”',
    ['mixed: to “fight on until spring comes.” | vowed | The mayor'],
  ],
  [
    'long quoted words without a cue',
    'Mary Bell is running for “a town that keeps its trees and its river clean.”',
    ['direct: “a town that keeps its trees and its river clean.” | - | Mary Bell'],
  ],
  [
    'a transcript between marks',
    'From the hearing:\n“HALE: The levee will hold until Sunday.\n“STONE: I do not believe that for a moment.”',
    [
      'direct: The levee will hold until Sunday. | - | HALE',
      'direct: I do not believe that for a moment.” | - | STONE',
    ],
  ],
  [
    'who acts before a colon',
    'Nora Field had one wish: “Leave the old bridge where it has always been.”',
    ['direct: “Leave the old bridge where it has always been.” | - | Nora Field'],
  ],
  [
    'a listener that the conjunction may follow',
    'The club warned members that the roof was weak.',
    ['indirect: the roof was weak | warned | The club'],
  ],
  ['a think tank, which is no verb', 'The road was planned by a think tank that studies rivers.', []],
  ['feet and inches', 'The door is 6\'2" high and 3\'1" wide, and the lock costs $12.', []],
  ['a noun that looks like a verb', 'The report that everybody wanted is late. His claims were checked.', []],
  [
    'a new sentence after the marks, which its own verb opens',
    'Ben Tull said the offer was “an insult to us all.” He added, “We will not sign.”',
    [
      'mixed: the offer was “an insult to us all.” | said | Ben Tull',
      'direct: “We will not sign.” | added | He = Ben Tull',
    ],
  ],
  [
    'an abbreviation before the verb',
    'The R.S.I. said the dam was safe to cross.',
    ['indirect: the dam was safe to cross | said | The R.S.I. = R.S.I'],
  ],
  [
    'an object between the speaker and the verb',
    'Voters who have met him say the town is tired.',
    ['indirect: the town is tired | say | Voters'],
  ],
  [
    'a clause that only its pronoun gives away',
    'Walkers say they want a wider path.',
    ['indirect: they want a wider path | say | Walkers'],
  ],
  [
    'a count that a preposition opens',
    'The council said about 40 of the homes were empty.',
    ['indirect: about 40 of the homes were empty | said | The council'],
  ],
  [
    'a clause before the cue and another behind its semicolon',
    'The pump did fail on Monday, Tom Hale said; nobody had checked the valve.',
    ['indirect: The pump did fail on Monday | said | Tom Hale'],
  ],
  [
    'an objection of the reporter',
    'The club said the roof was safe and dry, but it would not say who had looked at the old beams.',
    ['indirect: the roof was safe and dry | said | The club'],
  ],
  [
    'a noun that takes up the whole statement',
    'Ida Stone said the weir would close for good, a claim that the town denies.',
    ['indirect: the weir would close for good | said | Ida Stone'],
  ],
  [
    'a long relative clause that only the reporter needs',
    'The guild said the hall would be shut, which is the longest closure since the great flood of the valley.',
    ['indirect: the hall would be shut | said | The guild'],
  ],
  [
    'another report that closes the sentence',
    'The mayor said the old well was dry, the Herald reported.',
    ['indirect: The mayor said the old well was dry | reported | the Herald = Herald'],
  ],
  [
    'a clause whose marks end before the next cue',
    'Rita Page said she was “done with it,” adding, “Nobody listens.”',
    ['mixed: she was “done with it,” | said | Rita Page', 'direct: “Nobody listens.” | adding | Rita Page'],
  ],
  [
    'what is named with marks',
    'They walked out over what Ben Tull called an “ugly” plan for the weir.',
    ['mixed: an “ugly” plan | called | Ben Tull'],
  ],
  [
    'a list of quoted parts',
    'Ella Marsh called the levy “unfair,” a “gift” and “rude.”',
    ['mixed: the levy “unfair,” a “gift” and “rude.” | called | Ella Marsh'],
  ],
  [
    'an aside between dashes',
    'He sold the farm - “I was so tired,” Paul Reed said - and left the valley.',
    ['direct: “I was so tired,” | said | Paul Reed'],
  ],
  [
    'a sentence of one word after the cue',
    '“Sign it?” Ben Tull asked. “Never!”',
    ['direct: “Sign it?” | asked | Ben Tull', 'direct: “Never!” | asked | Ben Tull'],
  ],
  [
    'two reports by one speaker, the second in marks',
    'Rosa Finch called on them to leave and said, “We are done here.”',
    ['indirect: them to leave | called on | Rosa Finch', 'direct: “We are done here.” | said | Rosa Finch'],
  ],
  [
    'what is called for',
    'The union called for a ban on night work.',
    ['indirect: a ban on night work | called for | The union'],
  ],
  [
    'what somebody is praised for',
    'The warden praised the crew for saving the bridge.',
    ['indirect: the crew for saving the bridge | praised | The warden'],
  ],
  [
    'a noun that reports',
    'The crowd answered with chants of “Save our weir.”',
    ['direct: “Save our weir.” | chants of | The crowd'],
  ],
  [
    'there, which stands for a subject',
    'Laura Kent says there remains one well in the valley.',
    ['indirect: there remains one well in the valley | says | Laura Kent'],
  ],
  [
    'where and when the cue between two halves was said',
    'These wells, Tom Hale said on Monday in Rome, were “almost dry.”',
    ['mixed: These wells … were “almost dry.” | said | Tom Hale'],
  ],
  [
    'a clause that depends on words before the cue',
    'It is quite clear, Ida Stone said, that the dam will hold.',
    ['indirect: It is quite clear … that the dam will hold | said | Ida Stone'],
  ],
  [
    'two plain nouns that speak together',
    'The pay was far too low, union members and officials said.',
    ['indirect: The pay was far too low | said | union members and officials'],
  ],
  [
    'an inverted subject with a phrase of its own',
    'The valley had been warned, said a spokesman for the town.',
    ['indirect: The valley had been warned | said | a spokesman'],
  ],
  [
    'two clauses in marks',
    'Rita Page said that “the dam leaks” and that “no one cares.”',
    ['mixed: “the dam leaks” and that “no one cares.” | said | Rita Page'],
  ],
  [
    'a block between straight marks with speech of its own',
    '"The crowd rose when she came and nobody sat down again.\n“That is right, Ada,” Eve Lane said.',
    ['direct: “That is right, Ada,” | said | Eve Lane'],
  ],
  [
    'how much was said, and when, not what',
    'She has said little about the plan. The guild said as it left the hall.',
    [],
  ],
  ['a participle and a verb with its own complement', 'Smiling at the crowded hall, she pledged to stay.', []],
  [
    'nouns that look like verbs after a genitive or an article',
    'The river features in a Herald report from May. The mayor has answered the attacks on her, including Friday’s tweets.',
    [],
  ],
  [
    'the title of a programme, and three words after a pronoun',
    'Sunday on the channel’s “Morning Hour,” Rosa Finch said it is “unfair.”',
    ['mixed: it is “unfair.” | said | Rosa Finch'],
  ],
  [
    'a pronoun for the listener',
    'Ben Tull wrote to the clubs, telling them dues would rise soon.',
    ['indirect: dues would rise soon | telling | Ben Tull'],
  ],
  [
    'that and a participle, which is no relative',
    'Ada Field argued that being poor “is no crime.”',
    ['mixed: being poor “is no crime.” | argued | Ada Field'],
  ],
  [
    'marks behind an abbreviation',
    'The clerk said the U.S. “clearly” lost the case.',
    ['mixed: the U.S. “clearly” lost the case | said | The clerk'],
  ],
  [
    'a newspaper that is likened',
    'As the River Valley Herald noted, the weir is a hundred years old.',
    ['indirect: the weir is a hundred years old | noted | River Valley Herald'],
  ],
  ['an object that looks like a subject', 'The warden found it in the attic and explained it this way.', []],
  [
    'a genitive of a plural before a capital, which closes nothing',
    'The old Farmers’ Guild says the hall is safe.',
    ['indirect: the hall is safe | says | The old Farmers’ Guild = Guild'],
  ],
  [
    'a listener with an apostrophe',
    'Rosa Finch complained to the Farmers’ Guild that the fees were unfair.',
    ['indirect: the fees were unfair | complained | Rosa Finch'],
  ],
  [
    'what somebody else is likened to have noted, in the middle',
    'The case is closed, and as Ben Tull noted, the costs will be high.',
    ['indirect: the costs will be high | noted | Ben Tull'],
  ],
  [
    'a verb of the content whose subject is the relative',
    'It is a rule which Ida Stone said renders the weir useless.',
    ['indirect: renders the weir useless | said | Ida Stone'],
  ],
  [
    'marks that another verb has, before the next one',
    'Ben Tull, calling the levy “a gift,” said the town would refuse it.',
    ['mixed: the levy “a gift,” | calling | Ben Tull', 'indirect: the town would refuse it | said | Ben Tull'],
  ],
  [
    'what nobody says',
    'It is worth noting that the dam held. The alleged thief was tired. Everything he says is a lie.',
    [],
  ],
  ['a warning, which is nobody’s', 'The path is open. (WARNING: The road up there is icy and steep.)', []],
  ['a long title of a work', 'Nora Field is known for “Those Rivers Have All the Luck: A Year in the Valley.”', []],
  [
    'a headline with its author',
    'Read this week: “The old bridge is back and nobody wants to cross it,” by Tom Hale.',
    [],
  ],
  [
    'a label before the quoted words',
    'Hale: “The levee will hold through Sunday.”',
    ['direct: “The levee will hold through Sunday.” | - | Hale'],
  ],
];

describe('reported speech in English', () => {
  it.each(articles)('reads %s', (_shows, text, quotations) => {
    expect(quotationsIn('en', text)).toEqual(quotations);
  });
});
