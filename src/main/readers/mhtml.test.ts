import { describe, expect, it } from 'vitest';
import { readSource } from './read-source';
import { failureOf, fileOf } from './testing/read-blocks';

const part = (headers: string, body: string): string => `--b\r\n${headers}\r\n\r\n${body}\r\n`;
const page = (body: string, charset = ''): string =>
  part(
    `Content-Type: text/html${charset}\r\nContent-ID: <main>\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.org/pont`,
    body,
  );
const mhtml = (...parts: string[]): string =>
  `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/pont\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="b"\r\n\r\n${parts.join('')}--b--\r\n`;

describe('a page saved as one file', () => {
  it('is read from its main page; images, styles and frames beside it are not', async () => {
    const css = part('Content-Type: text/css', 'p { color: red }');
    const frame = part('Content-Type: text/html', '<p>Publicité</p>');
    const draft = await readSource(
      fileOf('a.mhtml', mhtml(css, page('<p>Le pont est d=C3=A9j=\r\n=C3=A0 ouvert</p>'), frame)),
      {},
    );
    expect(draft.canonical.text).toBe('Le pont est déjà ouvert');
    expect(draft).toMatchObject({ reader: 'mhtml', metadata: { url: 'https://example.org/pont' } });
  });

  it('is in the charset that its part states, else in the one that its page declares, else by choice', async () => {
    const text = async (source: string, encoding?: string): Promise<string> =>
      (await readSource(fileOf('a.mht', source), { encoding })).canonical.text;
    expect(await text(mhtml(page('<p>=CF=F0=E8</p>', '; charset=windows-1251')))).toBe('При');
    expect(await text(mhtml(page('<meta charset=3D"koi8-r"><p>=F0=D2=C9</p>')))).toBe('При');
    expect(await text(mhtml(page('<p>=CF=F0=E8</p>')), 'windows-1251')).toBe('При');
  });

  it('is known by its headers, whatever it is called', async () => {
    expect((await readSource(fileOf('a.html', mhtml(page('<p>Le pont</p>'))), {})).reader).toBe('mhtml');
  });

  it('is refused where its page is cut short, and read where only what came along is', async () => {
    const whole = mhtml(page('<p>Le pont est ouvert</p><p>depuis hier</p>'), part('Content-Type: text/css', 'p {}'));
    const refused = await failureOf(fileOf('a.mhtml', whole.slice(0, whole.indexOf('hier'))));
    expect(refused).toMatchObject({ code: 'document-invalid' });
    expect(refused?.message).toContain('cut short');
    const read = await readSource(fileOf('a.mhtml', whole.slice(0, whole.indexOf('p {}'))), {});
    expect(read.canonical.text).toBe('Le pont est ouvert\ndepuis hier');
  });

  it('is refused without a page', async () => {
    expect(await failureOf(fileOf('a.mhtml', mhtml(part('Content-Type: text/css', 'p {}'))))).toMatchObject({
      code: 'document-invalid',
    });
  });
});
