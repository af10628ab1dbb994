import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { offeredEncodings } from '../../core/library/encodings';
import { FailureError } from '../../core/result';
import { type DecodeOptions, decode } from './decode';

const options: DecodeOptions = { fileName: 'article.txt', html: false };
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, bigEndian = false) => {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint8Array(bigEndian ? bytes.swap16() : bytes);
};
const join = (...parts: (Uint8Array | number[])[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

function failure(bytes: Uint8Array, more: Partial<DecodeOptions> = {}) {
  try {
    decode(bytes, { ...options, ...more });
  } catch (error) {
    if (error instanceof FailureError) return error.failure;
    throw error;
  }
  return null;
}

describe('an encoding that the file states', () => {
  const text = '« Le pont est ouvert 🌉 », dit-elle.\r\n';

  it('is taken from the byte order mark, which is no part of the text', () => {
    expect(decode(join([0xef, 0xbb, 0xbf], utf8(text)), options)).toEqual({
      text,
      encoding: 'utf-8',
      encodingFrom: 'bom',
    });
    expect(decode(join([0xff, 0xfe], utf16(text)), options)).toEqual({
      text,
      encoding: 'utf-16le',
      encodingFrom: 'bom',
    });
    expect(decode(join([0xfe, 0xff], utf16(text, true)), options)).toEqual({
      text,
      encoding: 'utf-16be',
      encodingFrom: 'bom',
    });
  });

  it.each([
    ['<meta charset="ISO-8859-15">'],
    ['<META http-equiv=Content-Type content="text/html; charset=iso-8859-15">'],
    ['<?xml version="1.0" encoding="iso-8859-15"?>'],
  ])('is taken from %s in a page', (declaration) => {
    const bytes = join(utf8(`${declaration}<p>5 `), [0xa4]);
    expect(decode(bytes, { ...options, html: true })).toEqual({
      text: `${declaration}<p>5 €`,
      encoding: 'iso-8859-15',
      encodingFrom: 'declared',
    });
  });

  it('is not looked for in a plain text that speaks of pages', () => {
    const bytes = join(utf8('<meta charset="iso-8859-15"> 5 '), [0x80]);
    expect(decode(bytes, options).encoding).toBe('windows-1252');
  });

  it('is not believed when all bytes are UTF-8 beyond ASCII', () => {
    const page = '<meta charset="windows-1252"><p>été à l’ombre';
    expect(decode(utf8(page), { ...options, html: true })).toMatchObject({ text: page, encoding: 'utf-8' });
  });

  it('is not believed when the bytes do not fit it', () => {
    const bytes = join(utf8('<meta charset="utf-8"><p>'), [0xe9, 0x74, 0xe9]);
    expect(decode(bytes, { ...options, html: true })).toMatchObject({
      encoding: 'windows-1252',
      encodingFrom: 'detected',
    });
  });

  it('is not found in a comment', () => {
    const bytes = join(utf8('<!-- <meta charset="koi8-r"> --><p>'), [0xe9]);
    expect(decode(bytes, { ...options, html: true }).encoding).toBe('windows-1252');
  });
});

describe('an encoding that nothing states', () => {
  it('gives back any UTF-8 text exactly', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        const readable = text.replace(/\p{Cc}/gu, '.');
        expect(decode(utf8(`.${readable}`), options).text).toBe(`.${readable}`);
      }),
    );
  });

  it('finds UTF-16 without a mark, in either order, in Latin and Cyrillic', () => {
    for (const text of [
      'Un texte simple, sans accents.',
      'Мост открыт, сказала она вчера.\n',
      'はしはきのうからあいている\n',
      '昨夜、市議会は古い橋を閉鎖した。\n',
    ]) {
      expect(decode(utf16(text), options)).toEqual({ text, encoding: 'utf-16le', encodingFrom: 'detected' });
      expect(decode(utf16(text, true), options)).toEqual({ text, encoding: 'utf-16be', encodingFrom: 'detected' });
    }
  });

  it('is not UTF-16 for a text that a few NULs got into', () => {
    for (const text of ['Le pont\0est ouvert', 'Le pont est ouvert\0', 'Le vieux pont, déjà\0\0 fermé hier']) {
      expect(failure(utf8(text))).toMatchObject({ code: 'file-binary' });
    }
  });

  it('reads Windows-1252 with its curly quotes, dashes and euro', () => {
    const bytes = Uint8Array.from([0x93, 0x80, 0x35, 0x94, 0x20, 0x96, 0x20, 0xe9, 0x92, 0x85]);
    expect(decode(bytes, options)).toEqual({ text: '“€5” – é’…', encoding: 'windows-1252', encodingFrom: 'detected' });
  });

  it('is asked for when Windows-1252 has no character for a byte', () => {
    expect(failure(Uint8Array.from([0x61, 0x62, 0x81, 0x63]))).toMatchObject({ code: 'encoding-unknown' });
  });

  it('is not guessed for a damaged UTF-8 file: the first bad byte is named', () => {
    const bytes = join(utf8('été, déjà, '), [0xc3], utf8(' là'));
    expect(failure(bytes)).toMatchObject({ code: 'encoding-invalid', details: { encoding: 'utf-8', byte: 15 } });
  });

  it('is not UTF-8 for overlong forms, surrogates and what lies beyond Unicode', () => {
    for (const bytes of [
      [0xc0, 0xaf],
      [0xed, 0xa0, 0xb4],
      [0xf5, 0x9f, 0xbf, 0xbf],
      [0xe0, 0x9f, 0xbf],
    ]) {
      const found = failure(join(utf8('ééééé'), bytes));
      expect(found).toMatchObject({ code: 'encoding-invalid', details: { byte: 10 } });
    }
  });
});

describe('an older encoding that nothing states', () => {
  const french =
    'Le conseil a voté hier soir la fermeture du vieux pont : « C’est la fin d’une époque », a déploré le maire, élu là-bas dès 1998. Où ira-t-on pêcher cet été ?';
  it.each([
    ['windows-1252', french],
    ['macintosh', french],
    ['windows-1251', 'Вчера вечером совет проголосовал за закрытие старого моста на всё лето, сообщил мэр города.'],
    ['koi8-r', 'Вчера вечером совет проголосовал за закрытие старого моста на всё лето, сообщил мэр города.'],
    [
      'windows-1253',
      'Το συμβούλιο ψήφισε χθες το βράδυ το κλείσιμο της παλιάς γέφυρας για όλο το καλοκαίρι, “είπε” ο δήμαρχος.',
    ],
    [
      'windows-1250',
      'Wczoraj wieczorem rada miasta zagłosowała za zamknięciem starego mostu na całe lato, powiedział burmistrz, że będzie źle. Mieszkańcy są wściekli.',
    ],
    ['shift_jis', '昨夜、市議会は古い橋を夏の間閉鎖することを決めたと市長が述べた。'],
    ['euc-jp', '昨夜、市議会は古い橋を夏の間閉鎖することを決めたと市長が述べた。これはひらがなです。'],
    ['gbk', '昨天晚上，市议会投票决定在整个夏天关闭旧桥，市长说。这是一个时代的结束。'],
    ['big5', '昨天晚上，市議會投票決定在整個夏天關閉舊橋，市長說。這是一個時代的結束。'],
    ['euc-kr', '어젯밤 시의회는 여름 내내 오래된 다리를 폐쇄하기로 결정했다고 시장이 말했다.'],
  ])('is found to be %s by its letters', (encoding, text) => {
    expect(decode(iconv.encode(text, encoding), options)).toEqual({ text, encoding, encodingFrom: 'detected' });
  });
});

describe('a chosen encoding', () => {
  it.each(offeredEncodings)('reads ASCII back in %s', (encoding) => {
    const bytes = encoding.startsWith('utf-16') ? utf16('pont', encoding === 'utf-16be') : utf8('pont');
    expect(decode(bytes, { ...options, encoding })).toEqual({ text: 'pont', encoding, encodingFrom: 'chosen' });
  });

  it('wins over mark, declaration and looking', () => {
    expect(
      decode(join(utf8('<meta charset=utf-8>'), [0xcf, 0xf2]), { ...options, html: true, encoding: 'koi8-r' }).text,
    ).toBe('<meta charset=utf-8>оР');
  });

  it('fails rather than lose a byte, and says where', () => {
    expect(failure(join(utf8('pont '), [0x82, 0xff]), { encoding: 'shift_jis' })).toMatchObject({
      code: 'encoding-invalid',
      details: { encoding: 'shift_jis', byte: 6 },
    });
    expect(failure(utf8('abc'), { encoding: 'utf-16le' })).toMatchObject({
      code: 'encoding-invalid',
      details: { byte: 2 },
    });
    expect(failure(join(utf8('abc'), [0xff]), { encoding: 'utf-8' })).toMatchObject({ details: { byte: 3 } });
  });

  it('opens what could not be found out', () => {
    expect(decode(Uint8Array.from([0x8f, 0x88]), { ...options, encoding: 'macintosh' }).text).toBe('èà');
  });

  it('must be a known one', () => {
    expect(failure(utf8('abc'), { encoding: 'klingon' })).toMatchObject({
      code: 'encoding-unknown',
      path: ['choice', 'encoding'],
    });
  });
});

describe('a file that is no text', () => {
  it('is refused when empty', () => {
    expect(failure(new Uint8Array(0))).toMatchObject({ code: 'file-empty' });
  });

  it.each([
    ['a PDF document', utf8('%PDF-1.7\n')],
    ['a ZIP archive or an office document', Uint8Array.from([0x50, 0x4b, 3, 4, 20])],
    ['a PNG image', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
    ['a JPEG image', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0])],
    ['an old office document', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['an RTF document', utf8('{\\rtf1\\ansi text}')],
  ])('is refused as %s, even with an encoding chosen', (what, bytes) => {
    for (const encoding of [undefined, 'windows-1252']) {
      expect(failure(bytes, { encoding })).toMatchObject({
        code: 'file-binary',
        message: expect.stringContaining(what),
      });
    }
  });

  it('is refused for NULs that are not UTF-16', () => {
    expect(failure(Uint8Array.from([65, 66, 0, 67, 0, 0, 68, 69]))).toMatchObject({ code: 'file-binary' });
  });

  it('is refused for many control characters, but not for a lone one', () => {
    expect(failure(utf8('abc\u0001\u0002\u0003def'))).toMatchObject({ code: 'file-binary' });
    expect(decode(utf8('abc\u001a'), options).text).toBe('abc\u001a');
  });

  it('is refused for an odd byte at the end of UTF-16, and the byte is named', () => {
    const bytes = join([0xff, 0xfe], utf16('pont'), [0x61]);
    expect(failure(bytes)).toMatchObject({ code: 'encoding-invalid', details: { byte: 10 } });
    expect(failure(join(utf16('un pont'), [0x61]))).toMatchObject({ code: 'encoding-invalid', details: { byte: 14 } });
  });
});
