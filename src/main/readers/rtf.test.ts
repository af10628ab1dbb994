import { describe, expect, it } from 'vitest';
import { readRtf } from './rtf';
import { blocksOf, failureOf, fileOf } from './testing/read-blocks';

const rtf = (body: string, head = '\\ansi\\ansicpg1252'): Uint8Array => Buffer.from(`{\\rtf1${head}${body}}`, 'latin1');
const texts = async (body: string, head?: string): Promise<string[]> =>
  blocksOf(await readRtf(rtf(body, head))).map(([, text]) => text);

describe('the characters of an RTF file', () => {
  it('are bytes in the code page of the file', async () => {
    expect(await texts("\\'c9t\\'e9 \\'93vite\\'94")).toEqual(['Été “vite”']);
    expect(await texts("\\'cf\\'f0\\'e8", '\\ansi\\ansicpg1251')).toEqual(['При']);
    expect(await texts("\\'8e", '\\mac')).toEqual(['é']);
  });

  it('are bytes in the code page of their font, of two bytes where that has them', async () => {
    const fonts = '{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset204 B;}{\\f2\\fcharset128 C;}}';
    expect(await texts(`${fonts}\\f0 a\\'e9{\\f1 \\'ef}{\\f2 \\'93\\'fa\\'96\\'7b}b`)).toEqual(['aéп日本b']);
  });

  it('are Unicode, with what stands after it for older readers passed over', async () => {
    expect(await texts("\\u233\\'e9t\\u233 ?x")).toEqual(['étéx']);
    expect(await texts("{\\uc2\\u8364\\'80\\'80}5 {\\uc0\\u233 t}")).toEqual(['€5 ét']);
    expect(await texts('\\u-10179?\\u-8938?')).toEqual(['🔖']);
  });

  it('are signs by name, and escapes', async () => {
    expect(await texts('\\ldblquote a\\rdblquote\\~\\emdash\\{b\\}\\\\ co\\-op')).toEqual(['“a”\u00a0—{b}\\ coop']);
  });
});

describe('an RTF document', () => {
  it('gives headings, quotations and rules by its style sheet', async () => {
    const styles =
      '{\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0 Titre 1;}{\\s2 heading 2;}{\\s3 Quote;}{\\s4\\brdrb\\brdrs Ligne;}}';
    const body = `${styles}\\pard\\s1 Le pont\\par\\pard Il est ouvert.\\par\\pard\\s4\\par\\pard\\s2 La suite\\par\\pard\\s3 Enfin\\par\\pard Fin\\par`;
    const reading = await readRtf(rtf(body));
    expect(blocksOf(reading)).toEqual([
      ['heading', 'Le pont'],
      ['paragraph', 'Il est ouvert.'],
      ['separator', ''],
      ['heading', 'La suite'],
      ['paragraph', 'Enfin'],
      ['paragraph', 'Fin'],
    ]);
    expect(reading.document.child(3).attrs.level).toBe(2);
    expect(reading.document.child(4).type.name).toBe('blockquote');
  });

  it('has list items without their bullets, and rows of tables as lines', async () => {
    const item = (text: string): string => `\\pard{\\listtext\\'b7\\tab}\\ls1 ${text}\\par`;
    const row = '\\trowd\\pard\\intbl An\\cell Ponts\\cell\\row\\pard Fin\\par';
    const reading = await readRtf(rtf(`${item('un')}${item('deux')}${row}`));
    expect(blocksOf(reading).map(([, text]) => text)).toEqual(['un', 'deux', 'An\tPonts', 'Fin']);
    expect(reading.document.child(0).childCount).toBe(2);
  });

  it('has its notes after the text, and links with harmless targets', async () => {
    const note = '{\\super\\chftn}{\\footnote\\pard{\\super\\chftn} Selon la mairie.}';
    const link = (target: string, text: string): string =>
      `{\\field{\\*\\fldinst HYPERLINK "${target}"}{\\fldrslt ${text}}}`;
    const reading = await readRtf(
      rtf(`Ouvert${note} ${link('https://example.org/', 'ici')} ${link('javascript:x', 'là')}\\par`),
    );
    expect(blocksOf(reading)).toEqual([
      ['paragraph', 'Ouvert[1] ici là'],
      ['note', '[1] Selon la mairie.'],
    ]);
    const source = JSON.stringify(reading.document);
    expect(source).toContain('https://example.org/');
    expect(source).not.toContain('javascript');
  });

  it('leaves out pictures, headers, hidden and deleted text, and what it does not know', async () => {
    const body =
      '{\\header En-tête\\par}{\\pict 89504e47}{\\*\\unknown mot}{\\v caché}{\\deleted ôté}{\\*\\bkmkstart a}Le pont{\\bin3 }}}\\par';
    expect(await texts(body.replace('{\\bin3 }}}', '\\bin3 }}}'))).toEqual(['Le pont']);
  });

  it('states title and author', async () => {
    expect((await readRtf(rtf("{\\info{\\title Le pont}{\\author La r\\'e9daction}}Texte\\par"))).stated).toEqual({
      title: 'Le pont',
      byline: 'La rédaction',
    });
  });

  it('is refused where it is cut short, and names its encoding as others do', async () => {
    const whole = rtf('Le pont est ouvert\\par depuis hier\\par');
    const refused = await failureOf(fileOf('a.rtf', whole.subarray(0, -8)));
    expect(refused).toMatchObject({ code: 'document-invalid' });
    expect(refused?.message).toContain('cut short');
    expect((await readRtf(whole)).encoding).toBe('windows-1252');
  });

  it('is refused where its groups nest too deeply', async () => {
    expect(await failureOf(fileOf('a.rtf', rtf('{'.repeat(10_000))))).toMatchObject({ code: 'document-invalid' });
  });
});
