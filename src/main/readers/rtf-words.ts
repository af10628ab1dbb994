/** Where the text of a group goes: into the article, into what is known of it, or nowhere. */
export type RtfDestination = 'text' | 'skipped' | 'fonts' | 'styles' | 'title' | 'author' | 'instruction' | 'info';

const destinations: { [word: string]: RtfDestination } = {
  fonttbl: 'fonts',
  stylesheet: 'styles',
  info: 'info',
  title: 'title',
  author: 'author',
  fldinst: 'instruction',
  field: 'text',
  fldrslt: 'text',
  footnote: 'text',
  shptxt: 'text',
};

const skipped = new Set(
  (
    'colortbl listtable listoverridetable rsidtbl generator filetbl revtbl xmlnstbl themedata colorschememapping ' +
    'latentstyles datastore pict object objdata header headerl headerr headerf footer footerl footerr footerf ' +
    'ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn annotation atnid atnauthor atntime atnicn atnref atndate atnparent ' +
    'bkmkstart bkmkend listtext pntext pn pnseclvl private xe tc tcn subject keywords comment operator category manager ' +
    'company doccomm hlinkbase creatim revtim printim buptim template formfield datafield shpinst shprslt nonshppict ' +
    'userprops wgrffmtfilter mmathPr upr background'
  ).split(' '),
);

/** Where the group that this control word opens goes; null where the word opens none. */
export function destinationOf(word: string): RtfDestination | null {
  if (Object.hasOwn(destinations, word)) return destinations[word] ?? null;
  return skipped.has(word) ? 'skipped' : null;
}

const characters: { [word: string]: string } = {
  '~': '\u00A0',
  _: '\u2011',
  '\\': '\\',
  '{': '{',
  '}': '}',
  tab: ' ',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  enspace: '\u2002',
  emspace: '\u2003',
  qmspace: '\u2005',
};

/** The character that a control word or symbol stands for; null where it stands for none. */
export function characterOf(word: string): string | null {
  return Object.hasOwn(characters, word) ? (characters[word] ?? null) : null;
}

interface ParagraphStyle {
  level: number | null;
  isQuote: boolean;
  isRuled: boolean;
}

/** The style sheet, as far as it says what a paragraph is. */
export class RtfStyles {
  private readonly byNumber = new Map<number, ParagraphStyle>();
  private number: number | null = null;
  private name = '';
  private level: number | null = null;
  private isRuled = false;

  begin(): void {
    this.number = null;
    this.name = '';
    this.level = null;
    this.isRuled = false;
  }

  word(word: string, number: number | null): void {
    if (word === 's') this.number = number;
    else if (word === 'outlinelevel' && number !== null && number < 9) this.level = number + 1;
    else if (/^brdr(?:s|th|db|dot|dash|hair|triple)$/.test(word)) this.isRuled = true;
  }

  text(value: string): void {
    this.name += value;
  }

  end(): void {
    // A sheet names its styles in the language of its program; the number says what they are.
    const name = this.name.replace(/;\s*$/, '').trim();
    if (this.number === null || name === '') return;
    const titled = /^(?:title|titre|titel|título|titolo)$/i.test(name) ? 1 : null;
    const numbered = /^(?:heading|titre|überschrift|título|titolo|encabezado)\s*(\d)/i.exec(name)?.[1];
    const level = numbered === undefined ? (titled ?? this.level) : Number(numbered);
    const isQuote = /^(?:quote|intense quote|quotations|citation|zitat|cita)/i.test(name);
    this.byNumber.set(this.number, {
      level: level === null ? null : Math.min(6, Math.max(1, level)),
      isQuote,
      isRuled: this.isRuled,
    });
    this.begin();
  }

  paragraph(number: number): ParagraphStyle {
    return this.byNumber.get(number) ?? { level: null, isQuote: false, isRuled: false };
  }
}
