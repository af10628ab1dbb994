import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { annotationOn, articleWith, libraryWith } from '../../testing/made-articles';
import { richArticle, richLibrary } from '../../testing/rich-article';
import { exportText } from '../export-file';

const html = exportText('html', richLibrary, [richArticle], { language: 'fr' });
const { document } = parseHTML(html);

describe('the report', () => {
  it('has no script that runs, no address that is followed by itself, and no handler', () => {
    const scripts = [...document.querySelectorAll('script')].map((script) => script.getAttribute('type'));
    expect(scripts).toEqual(['application/ld+json']);
    expect(document.querySelectorAll('img, iframe, object, embed, form, base, link').length).toBe(0);
    expect(html).not.toMatch(/<script>alert|\son\w+="/);
  });

  it('joins the pieces of each mark to the words of the annotation', () => {
    const pieces = new Map<string, string>();
    for (const mark of document.querySelectorAll('mark[data-anno]')) {
      const id = mark.getAttribute('data-anno') ?? '';
      pieces.set(id, (pieces.get(id) ?? '') + mark.textContent);
    }
    const words = richArticle.annotations.map(({ segments }) =>
      segments.map(({ exact }) => exact.replaceAll('\n', '')).join(''),
    );
    for (const said of words) expect([...pieces.values()]).toContain(said);
  });

  it('shows the text whole, a line a paragraph', () => {
    const lines = [...document.querySelectorAll('.passage > *')].map((line) => line.textContent);
    expect(lines.join('\n')).toBe(richArticle.text);
  });

  it('embeds the W3C annotations so that nothing in them can end the element', () => {
    const [, data = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
    expect(data).not.toContain('<');
    expect(JSON.parse(data).items).toHaveLength(13);
  });

  it('says who speaks, how and since when in the margin, and leads from there to the words', () => {
    const [quote, claim] = [...document.querySelectorAll('.notes .note')];
    expect(quote?.querySelector('.head')?.textContent).toBe('1 Zoé Lindqvist');
    expect(quote?.querySelector('.small')?.textContent).toBe('Citation · directe · assure · First desk · suggérée');
    expect(claim?.querySelector('.head')?.textContent).toBe('2 Affirmation faux');
    expect(claim?.textContent).toContain('Zoé Lindqvist (d’après la citation)');
    for (const link of document.querySelectorAll('a.n')) {
      const target = document.getElementById(link.getAttribute('href')?.slice(1) ?? '');
      expect(target?.getAttribute('data-n')).toBe(link.textContent);
    }
  });

  it('lists everybody with their words, and every claim with its status, kind and evidence', () => {
    const people = [...document.querySelectorAll('.people .person')].map((row) => row.textContent?.trim());
    expect(people).toEqual([
      'Zoé Lindqvist Port & Cie "Est"1 citation',
      'Ada Ferret minister1 citation',
      'أمل ناصر1 citation',
    ]);
    const [first] = [...document.querySelectorAll('.claims tbody tr')];
    const cells = [...(first?.querySelectorAll('td') ?? [])].map((each) => each.textContent);
    expect(cells).toEqual([
      '2',
      'et le trajet coûtera 2 € de moinsLa traversée coûtera deux euros de moins.prévision · 2\u00a0€ · vérifiable\u202f: oui',
      'Zoé Lindqvist',
      'faux',
      'Le tarifpage 2',
    ]);
    expect(document.querySelectorAll('.claims tbody tr')).toHaveLength(4);
  });

  it('leaves out the column of evidence where there is none', () => {
    const without = { ...richArticle, annotations: richArticle.annotations.filter(({ id }) => id !== 'claim-inside') };
    const { document: other } = parseHTML(exportText('html', richLibrary, [without], { language: 'fr' }));
    expect([...other.querySelectorAll('.claims th')].map((head) => head.textContent)).not.toContain('Preuves');
  });

  it('reads notes as Markdown, with links to web addresses alone', () => {
    const [note] = richArticle.notes ?? [];
    if (!note) throw new Error('There is a note.');
    const own = '**bold** [in](https://a.example/x) [out](javascript:alert(1)) <img src=x>';
    const noted = { ...richArticle, notes: [{ ...note, note: own }] };
    const { document: other } = parseHTML(exportText('html', richLibrary, [noted]));
    const card = other.querySelector('.article-notes .note');
    expect(card?.querySelector('strong')?.textContent).toBe('bold');
    expect([...(card?.querySelectorAll('a') ?? [])].map((link) => link.getAttribute('href'))).toEqual([
      'https://a.example/x',
    ]);
    expect(card?.querySelector('img')).toBeNull();
  });

  it('says in figures and signs what the text has', () => {
    expect(document.querySelector('.figures')?.textContent).toBe(
      '3 citations · 4 affirmations\u202f: ouverte 1, faux 1',
    );
    const legend = [...document.querySelectorAll('.legend mark')].map((mark) => mark.textContent);
    expect(legend).toEqual(['Citation', 'Affirmation', 'Locuteur', 'Verbe']);
  });

  it('gives file and text by their hashes', () => {
    const facts = document.querySelector('dl')?.textContent ?? '';
    expect(facts).toContain(richArticle.article.original.sha256);
    expect(facts).toContain(richArticle.article.textSha256);
    expect(facts).toContain('2026-03-04 09:00 UTC');
  });

  it('takes a title at the head of the text for the title, with its marks', () => {
    const text = 'Le port\u00a0rouvre\nEnfin.';
    const marks = [annotationOn(text, 'claim', 'port\u00a0rouvre')];
    const { document: other } = parseHTML(
      exportText('html', libraryWith(), [{ article: articleWith(text), text, annotations: marks }]),
    );
    expect(other.querySelectorAll('h1')).toHaveLength(1);
    expect(other.querySelector('h1 mark')?.textContent).toBe('port\u00a0rouvre');
    expect([...other.querySelectorAll('.passage > *')].map((line) => line.textContent)).toEqual(['Enfin.']);
    expect(other.querySelectorAll('.notes .note')).toHaveLength(1);
  });

  it('keeps each heading of the text with what follows it', () => {
    const text = 'Sous-titre\nPremier.\nSecond.';
    const blocks = [
      { type: 'heading', start: 0, end: 10 },
      { type: 'paragraph', start: 11, end: 19 },
      { type: 'paragraph', start: 20, end: 27 },
    ];
    const { document: other } = parseHTML(
      exportText('html', libraryWith(), [{ article: articleWith(text), text, blocks, annotations: [] }]),
    );
    const passages = [...other.querySelectorAll('.passage')].map(({ children }) =>
      [...children].map(({ tagName, textContent }) => `${tagName} ${textContent}`),
    );
    expect(passages).toEqual([['H2 Sous-titre', 'P Premier.'], ['P Second.']]);
  });

  it('shows a line end that only wraps as a blank, within a mark too, and any other as it is', () => {
    const text = 'Un pont\nneuf.\nFin.';
    const marks = [annotationOn(text, 'claim', 'pont\nneuf')];
    const blocks = [{ type: 'paragraph', start: 0, end: text.length }];
    const article = { article: articleWith(text), text, blocks, softBreaks: [7], annotations: marks };
    const { document: other } = parseHTML(exportText('html', libraryWith(), [article]));
    expect(other.querySelector('.passage p')?.textContent).toBe('Un pont neuf.\nFin.');
    expect(other.querySelector('.passage mark')?.textContent).toBe('pont neuf');
  });

  it('speaks English or French', () => {
    expect(document.querySelector('html')?.getAttribute('lang')).toBe('fr');
    expect(html).toContain('Les personnes et leurs propos');
    expect(exportText('html', richLibrary, [richArticle])).toContain('People and their words');
  });
});
