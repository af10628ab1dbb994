import { describe, expect, it } from 'vitest';
import { readPdf } from './pdf';
import { readSource } from './read-source';
import { column, type PdfPage, pdfFile } from './testing/pdf-file';
import { blocksOf, failureOf, fileOf } from './testing/read-blocks';

const read = (pages: readonly PdfPage[]) => readPdf(pdfFile(pages), () => {});
const texts = async (...pages: PdfPage[]): Promise<string[]> => blocksOf(await read(pages)).map(([, text]) => text);

/** Lines of about the same width, as set type has them. */
const lines = (word: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${word}${i} qui remplit la ligne de la colonne`);

describe('the paragraphs of a PDF', () => {
  it('are lines joined, parted by gaps', async () => {
    const page = {
      texts: [
        ...column(['Le pont est ouvert depuis', 'hier soir, dit la mairie.'], 50, 700),
        ...column(['Le quai, lui, reste fermé', 'pour tout l’été.'], 50, 660),
      ],
    };
    expect(await texts(page)).toEqual([
      'Le pont est ouvert depuis hier soir, dit la mairie.',
      'Le quai, lui, reste fermé pour tout l’été.',
    ]);
  });

  it('are parted by indents where there are no gaps', async () => {
    const body = lines('mot', 3);
    const texts1 = body.map((text, i) => ({ text, x: i === 0 ? 65 : 50, y: 700 - i * 12 }));
    const texts2 = lines('suite', 3).map((text, i) => ({ text, x: i === 0 ? 65 : 50, y: 664 - i * 12 }));
    expect(await texts({ texts: [...texts1, ...texts2] })).toHaveLength(2);
  });

  it('go on over columns and pages where their sentence does', async () => {
    const first = [...lines('avant', 4), 'et la phrase continue sans le moindre'];
    const pages = [
      { texts: column(first, 50, 700) },
      { texts: column(['point à la page suivante, voilà tout ici.', ...lines('après', 2)], 50, 750) },
    ];
    const reading = await read(pages);
    expect(blocksOf(reading)).toHaveLength(1);
    expect(blocksOf(reading)[0]?.[1]).toContain('sans le moindre point à la page');
    const place = blocksOf(reading)[0]?.[1].indexOf('point à la page');
    expect(reading.pages).toEqual([
      { label: '1', block: 0, offset: 0 },
      { label: '2', block: 0, offset: place },
    ]);
  });

  it('are headings by the size of their type, the largest first', async () => {
    const page = {
      texts: [
        { text: 'Le pont ouvre', x: 50, y: 780, size: 24 },
        ...column(lines('mot', 4), 50, 740),
        { text: 'La suite', x: 50, y: 670, size: 15 },
        ...column(lines('fin', 4), 50, 645),
      ],
    };
    const reading = await read([page]);
    expect(blocksOf(reading).map(([type]) => type)).toEqual(['heading', 'paragraph', 'heading', 'paragraph']);
    expect([reading.document.child(0), reading.document.child(2)].map(({ attrs }) => attrs.level)).toEqual([1, 2]);
  });

  it('are parted by a rule that is drawn between them, not by an underline', async () => {
    const page = (y: number): PdfPage => ({
      texts: [...column(lines('mot', 3), 50, 700), ...column(lines('fin', 3), 50, 640)],
      rules: [{ x: 50, right: 250, y }],
    });
    expect(blocksOf(await read([page(660)])).map(([type]) => type)).toEqual(['paragraph', 'separator', 'paragraph']);
    expect(blocksOf(await read([page(698.5)])).map(([type]) => type)).toEqual(['paragraph', 'paragraph']);
  });
});

describe('words at the end of a line', () => {
  it.each([
    ['Il a fait une pro-', 'position à la mairie', 'une proposition à'],
    ['The govern-', 'ment of the day', 'The government of'],
    ['Qu’en dira-', 't-il demain', 'dira-t-il demain'],
    ['Il viendra peut-', 'être demain', 'peut-être demain'],
    ['bien au-', 'dessus de tout', 'au-dessus de'],
    ['Il habite à Saint-', 'Denis depuis hier', 'Saint-Denis depuis'],
    ['his ex-', 'wife and his wife', 'ex-wife and'],
    ['Il a ex-', 'pliqué cela', 'expliqué cela'],
    ['the Covid-', '19 pandemic', 'Covid-19 pandemic'],
    ['C’est-', 'à-dire demain', 'C’est-à-dire demain'],
  ])('%s / %s are joined as they are written', async (before, after, joined) => {
    expect((await texts({ texts: column([before, after], 50, 700) }))[0]).toContain(joined);
  });

  it('are written as the text writes them elsewhere', async () => {
    const page = { texts: column(['Un porte-avion est là. Le micro-', 'onde marche, le microonde aussi.'], 50, 700) };
    expect((await texts(page))[0]).toContain('Le microonde marche');
    const other = { texts: column(['Un micro-onde est là. Le micro-', 'onde marche.'], 50, 700) };
    expect((await texts(other))[0]).toContain('Le micro-onde marche');
  });
});

describe('the columns of a PDF', () => {
  const left = lines('gauche', 8);
  const right = lines('droite', 8);

  it('are read one after the other, in whatever order they were drawn', async () => {
    const drawn = left.flatMap((text, i) => [
      { text: right[i] ?? '', x: 320, y: 700 - i * 12 },
      { text, x: 50, y: 700 - i * 12 },
    ]);
    const [text = ''] = await texts({ texts: drawn });
    expect(text.indexOf('gauche7')).toBeLessThan(text.indexOf('droite0'));
  });

  it('are parted by what spans them: a title above, a text below', async () => {
    const page = {
      texts: [
        { text: 'Le titre qui va d’un bord de la page à l’autre bord', x: 50, y: 780, size: 20 },
        ...column(left, 50, 740),
        ...column(right, 320, 740),
        {
          text: 'Une ligne en dessous, qui va elle aussi d’un bord de la page jusqu’à l’autre bord, ou presque.',
          x: 50,
          y: 600,
        },
      ],
    };
    const found = await texts(page);
    expect(found[0]).toMatch(/^Le titre/);
    expect(found.at(-1)).toMatch(/^Une ligne/);
    const inner = found.slice(1, -1).join(' ');
    expect(inner.indexOf('gauche7')).toBeLessThan(inner.indexOf('droite0'));
  });

  it('may be three', async () => {
    const three = ['un', 'deux', 'trois'].map((word) =>
      Array.from({ length: 8 }, (_, i) => `${word}${i} dans sa colonne à lui`),
    );
    const page = { texts: three.flatMap((words, i) => column(words, 50 + i * 170, 700)) };
    const text = (await texts(page)).join(' ');
    expect(['un7', 'deux0', 'deux7', 'trois0'].map((word) => text.indexOf(word))).toEqual(
      ['un7', 'deux0', 'deux7', 'trois0'].map((word) => text.indexOf(word)).sort((a, b) => a - b),
    );
  });

  it('are not the cells of a table, whose rows stay lines', async () => {
    const rows = [
      ['An', 'Ponts', 'Quais'],
      ['2020', '12', '3'],
      ['2021', '14', '4'],
      ['2022', '15', '5'],
    ];
    const cells = rows.flatMap((row, y) => row.map((text, x) => ({ text, x: 50 + x * 150, y: 700 - y * 12 })));
    expect((await texts({ texts: cells })).slice(1)).toEqual(['2020\t12\t3', '2021\t14\t4', '2022\t15\t5']);
  });
});

describe('what runs along the pages of a PDF', () => {
  const page = (number: number, body: string): PdfPage => ({
    texts: [
      { text: 'Le Journal du fleuve', x: 50, y: 810, size: 8 },
      ...column(lines(body, 5), 50, 740),
      { text: `Page ${number}`, x: 280, y: 30, size: 8 },
    ],
  });

  it('is left out, and its numbers kept as the pages’ names', async () => {
    const reading = await read([page(17, 'un'), page(18, 'deux'), page(19, 'trois')]);
    const all = blocksOf(reading)
      .map(([, text]) => text)
      .join('\n');
    expect(all).not.toMatch(/Journal|Page/);
    for (const word of ['un0', 'un4', 'deux0', 'trois4']) expect(all).toContain(word);
    expect(reading.pages?.map(({ label }) => label)).toEqual(['17', '18', '19']);
  });

  it('stays where it stands on one page only', async () => {
    const [first] = await texts({
      texts: [{ text: 'Le Journal du fleuve', x: 50, y: 810 }, ...column(lines('un', 5), 50, 740)],
    });
    expect(first).toBe('Le Journal du fleuve');
  });
});

describe('a PDF', () => {
  it('states title and author, tells how far it is, and keeps its pages with the article', async () => {
    const bytes = pdfFile(
      [
        { texts: column(['Le pont est ouvert depuis hier'], 50, 700) },
        { texts: column(['Et le quai aussi, dit-on.'], 50, 700) },
      ],
      {
        info: '/Title (Le pont) /Author (La redaction)',
      },
    );
    const told: [number, number][] = [];
    const draft = await readSource(fileOf('a.pdf', bytes), {}, (done, total) => told.push([done, total]));
    expect(draft.metadata).toMatchObject({ title: 'Le pont', byline: 'La redaction' });
    expect(told).toEqual([
      [0, 2],
      [1, 2],
    ]);
    expect(draft.pages?.map(({ start }) => draft.canonical.text.slice(start, start + 6))).toEqual(['Le pon', 'Et le ']);
  });

  it('is refused without text, and it is said why', async () => {
    expect(await failureOf(fileOf('scan.pdf', pdfFile([{ texts: [] }, { texts: [] }])))).toMatchObject({
      code: 'file-without-text',
      message: expect.stringContaining('OCR'),
      details: { file: 'scan.pdf' },
    });
  });

  it('is refused with a password', async () => {
    const trailer =
      '/Encrypt << /Filter /Standard /V 1 /R 2 /O <' +
      '00'.repeat(32) +
      '> /U <' +
      '11'.repeat(32) +
      '> /P -4 >> /ID [<00> <00>]';
    const bytes = pdfFile([{ texts: column(['Le pont'], 50, 700) }], { trailer });
    expect(await failureOf(fileOf('a.pdf', bytes))).toMatchObject({ code: 'file-encrypted' });
  });

  it('is refused when it is damaged beyond reading', async () => {
    expect(await failureOf(fileOf('a.pdf', '%PDF-1.4\nnothing more'))).toMatchObject({ code: 'document-invalid' });
  });
});
