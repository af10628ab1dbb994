import type { LanguageData } from '../language';
import { forms, phrasal, regular } from './english-verbs';

export const english: LanguageData = {
  code: 'en',
  writing: {
    inwardGuillemets: false,
    lowOpeners: false,
    singles: true,
    elision: false,
    endings: true,
    hyphenatedSubject: false,
    dropsSubject: false,
    zeroConjunction: true,
    commaClause: false,
    verbBracket: false,
    dialogueDash: false,
    spacedHyphens: false,
    quotedParts: false,
    relativeSpeaks: true,
    capitalNouns: false,
    sequelsApart: true,
  },
  words: {
    determiners:
      'the a an this that these those his her its their our my your some any each every no another several many most both all one two three four five six seven eight nine ten half few other such more less fewer',
    prepositions:
      'in on at by with from to into onto about against during after before since until till for over under between among through throughout across behind beyond without within toward towards upon amid despite besides near via per regarding concerning following like as outside inside around along underneath beneath above below',
    linkers: 'of',
    coordinators: 'and but or nor yet so',
    subordinators: 'while when because although though if unless whereas once where whenever wherever until since',
    complementisers: 'that',
    interrogatives: 'whether how why what which who if',
    relatives: 'who which whom whose that',
    perfects: "has have had 've having hasn't haven't hadn't",
    copulas: "is are was were am be been being 're 'm isn't aren't wasn't weren't",
    modals:
      "will would can could shall should may might must do does did 'll 'd won't wouldn't can't cannot couldn't shouldn't don't doesn't didn't",
    negations:
      "not never n't hasn't haven't hadn't isn't aren't wasn't weren't won't wouldn't can't cannot couldn't shouldn't don't doesn't didn't neither",
    adverbs:
      'yet since also then later again too even just now still already once first often always ever further meanwhile however instead indeed rather perhaps maybe soon previously recently simply famously reportedly repeatedly only once ago thus therefore moreover nevertheless nonetheless otherwise elsewhere furthermore finally there back here well',
    clitics: '',
    carriers:
      'went goes gone go going continued continues continue continuing began begins begin beginning started starts start kept keeps sought seeks tried tries trying used',
    times:
      'monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow earlier later recently mondays tuesdays january february march april june july august september october november december morning afternoon evening night week weekend month year last next',
    maleTitles: 'mr mr. sir lord king prince father brother',
    femaleTitles: 'mrs ms miss mrs. ms. lady dame queen princess sister',
    titles:
      'dr prof sen rep gov gen col lt sgt capt maj adm cmdr rev hon judge justice senator representative congressman congresswoman governor president secretary mayor professor doctor general colonel captain chief officer minister chancellor pope bishop archbishop speaker ambassador attorney sheriff detective spokesman spokeswoman spokesperson chairman chairwoman director coach',
    abbreviations:
      'then-sen then-rep then-gov mr mrs ms dr prof sen rep gov gen col lt sgt capt maj adm cmdr rev hon st jr sr vs etc inc corp co ltd no fig jan feb mar apr jun jul aug sept sep oct nov dec ave blvd dept est approx univ assn bros d.c u.s u.k e.g i.e ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex vt va wash wis wyo',
    roles:
      'president minister secretary senator congressman congresswoman governor mayor spokesman spokeswoman spokesperson chairman chairwoman chair director leader chief head officer official officials candidate nominee lawyer attorney judge analyst expert experts professor researcher researchers author writer founder executive ceo manager owner coach captain general critic critics supporter supporters adviser aide activist prosecutor prosecutors police authorities witness witnesses doctor scientist scientists economist economists voter voters resident residents strategist operative reporter host anchor pundit student teacher farmer driver man woman father mother son daughter wife husband king queen pope commissioner ambassador commander investigator investigators source sources',
    sources:
      'report reports study poll survey newspaper magazine paper website agency network group organization company campaign statement article research data figures document documents filing complaint lawsuit officials people sources account book magazine outlet census',
    institutions:
      'house senate department ministry white congress committee party court state states united national university institute times post journal news street bureau agency council office company inc corp association foundation center centre union commission',
    resumptives:
      'move charge claim swipe practice point goal acknowledgment acknowledgement statement remark comment suggestion decision figure proportion margin sign reference nod reversal step position stance idea view argument notion allegation accusation assertion contention sentiment message line tactic strategy approach jab dig criticism fact feat distinction rarity bit',
    subjunctives: '',
    maleNames:
      'john james robert michael william david richard joseph thomas charles daniel matthew mark paul steven andrew kenneth george joshua kevin brian edward donald ronald anthony jeff jeffrey ted marco jeb bernie mike tim barack bill joe ben chris martin peter stephen scott eric jason adam sean henry frank gary jack larry greg jim tom bob steve dan rick ron al rand mitt newt',
    femaleNames:
      'mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa margaret betty sandra ashley kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca laura helen sharon hillary carly kellyanne megyn melania ivanka anne anna maria julia kate katie jill jane alice emma olivia theresa angela diane ann ruth rachel catherine christine julie heather',
  },
  adverbEndings: ['ly'],
  pronouns: [
    { forms: 'he', gender: 'male' },
    { forms: 'she', gender: 'female' },
    { forms: 'they', gender: 'plural' },
    { forms: 'it', gender: 'any' },
    { forms: 'i we', gender: 'any', firstPerson: true },
    { forms: 'you', gender: 'any', firstPerson: true },
    { forms: 'him', gender: 'male', object: true },
    { forms: 'them', gender: 'plural', object: true },
  ],
  verbs: [
    forms('dcz', 'say says said said saying'),
    forms('dcy', 'write writes wrote written writing'),
    forms('dctz', 'tell tells told told telling'),
    forms('dczh', 'think thinks thought thought'),
    ...regular(
      'dcy',
      'add acknowledge concede admit insist argue explain conclude contend allege predict warn suggest',
    ),
    ...regular('dcyn', 'note joke claim'),
    ...regular(
      'dcy',
      'tweet quip declare confirm testify assert boast announce reveal reply complain confess muse vent attest surmise posit',
    ),
    ...regular('dc', 'exclaim recall observe respond continue repeat reiterate stress emphasize emphasise retort'),
    ...regular('dcny', 'report'),
    ...regular('dcn', 'remark lament state charge answer counter protest post maintain'),
    ...regular(
      'd',
      'shout yell cry whisper murmur mutter snap sigh laugh wonder interject interrupt chant intone gush fume thunder bark jeer opine deadpan implore plead scream holler',
    ),
    ...regular('do', 'ask'),
    ...regular('dn', 'comment rail email'),
    ...regular('dctz', 'remind assure inform'),
    ...regular('dcto', 'urge implore'),
    ...regular('dct', 'advise'),
    ...regular('dct', 'caution'),
    ...regular('dcjy', 'vow'),
    ...regular('dcniy', 'promise pledge'),
    { frames: 'j', finite: 'promised', participle: 'promised', gerund: 'promising', infinitive: '' },
    ...regular('cy', 'indicate imply speculate'),
    ...regular('cyn', 'hint'),
    ...regular('cn', 'signal'),
    ...regular('dcn', 'demand'),
    forms('d', 'sing sings sang sung singing'),
    ...regular('cyn', 'estimate'),
    ...regular('cy', 'deny recognize disclose proclaim propose recommend recognise'),
    forms('cy', 'find finds found found finding'),
    forms('dn', 'read reads read read reading'),
    ...regular(
      'f',
      'denounce dismiss condemn decry deride hail bemoan ridicule mock lambaste rebuke warn thank applaud assail scold tout laud highlight',
    ),
    ...regular('fo', 'describe characterize characterise portray accuse liken'),
    // Nouns that report as a participle does.
    ...phrasal('of', [{ frames: 'd', finite: '', participle: '', gerund: 'chants cries shouts', infinitive: '' }]),
    ...regular('fb', 'criticize criticise praise'),
    ...regular('fg', 'cite'),
    ...regular('fo', 'exhort'),
    ...regular('l', 'warn promise caution notify persuade convince'),
    ...regular('fpn', 'call label brand'),
    ...regular('fp', 'dub deem'),
    ...regular('fn', 'blast slam rip'),
    // No frame: a think tank thinks nothing.
    ...phrasal('tank', [forms('', 'think think think think thinking')]),
    // To insist on a thing is no report either.
    ...phrasal('on', [forms('', 'insist insists insisted insisted insisting')]),
    ...phrasal('tanks', [forms('', 'think think think think thinking')]),
    ...phrasal('out', regular('dcy', 'point')),
    ...phrasal('back', [...regular('dc', 'fire'), forms('dc', 'shoot shoots shot shot shooting')]),
    ...phrasal('it', [forms('d', 'put puts put put putting')]),
    ...phrasal('clear', [forms('dc', 'make makes made made making')]),
    ...phrasal('in', regular('d', 'chime')),
    ...phrasal('to', [...regular('f', 'point'), ...regular('fo', 'refer'), ...regular('c', 'attest')]),
    ...phrasal('for', [...regular('fogn', 'call'), ...regular('fon', 'push')]),
    ...phrasal('on', regular('fon', 'call')),
    ...phrasal('up', regular('f', 'sum')),
  ],
  sourcePrepositions: ['according to', 'in the words of'],
  quotedSourcePrepositions: ['for', 'to'],
  notSources: 'plan plans schedule tradition size need needs taste rules instructions',
  insertions: ['for his part', 'for her part', 'for their part', 'in turn'],
  participleEndings: ['ed'],
  pastEndings: ['ed'],
  claims: {
    numbers:
      'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds dozens half third thirds quarter quarters twice double triple dozen',
    magnitudes: 'thousand thousands million millions billion billions trillion trillions',
    measures:
      'percent percentage per average rate rates majority number numbers total worth points level levels amount record records figure figures share margin',
    money: 'dollar dollars cent cents euro euros pounds pound',
    months: 'january february march april june july august september october november december',
    spans:
      'since ago last years year months month weeks decade decades previous already yet history today days during times',
    trends:
      'rose risen fell fallen increased increase increases increasing decreased decrease grew grown declined decline doubled tripled dropped raised lost gained created reduced reduction expanded shrank soared plunged jumped climbed cut cuts added gone rising falling losing',
    comparatives: 'more less fewer than higher lower larger smaller almost nearly over',
    rankings: 'most least highest lowest largest biggest worst first only every single ever third second',
    causes: 'because caused causes due led leads resulted result',
    laws: 'law laws bill bills act legislation treaty amendment court tax taxes senate house committee commission administration agreement sanctions budget plan program',
    records:
      'voted vote passed vetoed signed supported opposed proposed indicated brought took spent paid gave went fought found won banned sent sold bought built introduced appointed spending took taken shipped oversaw closed endorsed refused promised wrote killed invaded attacked',
    matters:
      'jobs deficit debt surplus unemployment inflation crime income budget wages prices price oil gas imports exports trade insurance medicare benefits employees companies businesses workers border drug drugs troops recession production market poverty defense aid weapons schools immigrants police crisis prescription nuclear weapon military security health iraq iran israel afghanistan china russia soviet',
    pasts: "was were had did been wasn't weren't hadn't didn't has hasn't have haven't",
    predictions: "will going 'll won't would tomorrow forecast projected expected future",
    duties: "should must need needs ought let let's shall cannot",
    opinions:
      'think believe hope feel want wish love agree disagree understand mean view opinion guess respect talk ask answer question questions',
    ideals:
      'values faith freedom opportunity opportunities leadership strength responsibility important politics judgment future strong commitment honor choice choices chance better good wrong fair tough great difficult sense',
    facts:
      'against fact actually never now even under says state federal into any own support position whose major used free public private',
    vagueness:
      'people way ways things thing here how what who somebody something everybody anybody lot kind course well just know look remember tonight can to be do talked talking make home sure see come place day too next create grow around different hard very us american america united themselves able work bring',
    courtesies: 'thank thanks please welcome sorry congratulations respond sir',
    firstPersons: "i me my i'm i'd 'm",
    secondPersons: 'you your yours',
    hedges: 'maybe perhaps might could if',
  },
};
