import { describe, expect, it } from 'vitest';
import { readSource } from './read-source';
import { failureOf, fileOf } from './testing/read-blocks';

const head =
  'From: =?utf-8?Q?La_r=C3=A9daction?= <desk@example.org>\r\nTo: you@example.org\r\nSubject: =?utf-8?B?TGUgcG9udCBvdXZyZQ==?=\r\nDate: Tue, 3 Jun 2025 10:00:00 +0200\r\nMessage-ID: <1@example.org>\r\nMIME-Version: 1.0\r\n';

describe('a mail', () => {
  it('gives its text, with subject, sender and date as metadata', async () => {
    const mail = `${head}Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nLe pont est ouvert depuis hier soir, d=E9j=\r\n=E0.\r\n`;
    const draft = await readSource(fileOf('a.eml', mail), {});
    expect(draft.canonical.text.trim()).toBe('Le pont est ouvert depuis hier soir, déjà.');
    expect(draft.reader).toBe('mail');
    expect(draft.metadata).toMatchObject({
      title: 'Le pont ouvre',
      byline: 'La rédaction',
      published: expect.stringContaining('2025-06-03T08:00:00'),
    });
  });

  it('gives its page where it has one, and lists what is attached without opening it', async () => {
    const mail = `${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\nContent-Type: text/plain\r\n\r\nsans page\r\n--c\r\nContent-Type: text/html\r\n\r\n<h1>Le pont</h1><p onclick="x()">est ouvert<script>run()</script></p>\r\n--c--\r\n--b\r\nContent-Type: application/pdf; name=plan.pdf\r\nContent-Disposition: attachment; filename=plan.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERg==\r\n--b--\r\n`;
    const draft = await readSource(fileOf('a.eml', mail), {});
    expect(draft.canonical.text).toBe('Le pont\nest ouvert');
    expect(draft.attachments).toEqual([{ name: 'plan.pdf', mediaType: 'application/pdf', bytes: 4 }]);
  });

  it('is known by its headers, whatever it is called', async () => {
    const mail = `${head}\r\nLe pont est ouvert.\r\n`;
    expect((await readSource(fileOf('a.txt', mail), {})).reader).toBe('mail');
  });

  it('is refused with more parts than any mail has', async () => {
    const many = `${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(2_000)}--b--`;
    expect(await failureOf(fileOf('a.eml', many))).toMatchObject({ code: 'document-invalid' });
  });

  it('is refused where its parts nest without end', async () => {
    let nested = 'Content-Type: text/plain\r\n\r\nx';
    for (let i = 0; i < 300; i++)
      nested = `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n${nested}\r\n--b${i}--`;
    expect(await failureOf(fileOf('a.eml', `${head}${nested}`))).toMatchObject({ code: 'document-invalid' });
  });
});
