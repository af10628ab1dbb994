import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { Low } from 'lowdb';
import { describe, expect, it } from 'vitest';
import { builtInCodebook } from '../../core/annotation/built-in-codebook';
import { AnnotationFile, emptyAnnotationFile, stringifyAnnotationFile } from './annotation-file';
import { LibraryFile } from './library-file';
import { DurableAdapter, readStored } from './stored-json';
import { failingDisk, systemError } from './testing/failing-disk';
import { madeQuote } from './testing/made-library';
import { temporaryFolder } from './testing/temporary-folder';

const path = temporaryFolder();

const library: LibraryFile = {
  format: 'guillemet-library',
  schemaVersion: 1,
  id: 'l-1',
  name: 'Spring desk',
  codebook: builtInCodebook(),
  people: [{ id: 'p-1', name: 'Zoé Lindqvist', role: '', organisation: '', country: '', aliases: [] }],
  annotators: [{ id: 'first-desk', name: 'First desk' }],
};

const adapter = () => new DurableAdapter(path('library.json'), LibraryFile);

async function put(content: string | Uint8Array): Promise<void> {
  await writeFile(path('library.json'), content);
}

/** The failure of reading; fails itself when the file's bytes are not the same afterwards or another file appeared. */
async function refusal(content: string | Uint8Array): Promise<unknown> {
  await put(content);
  const error: unknown = await adapter()
    .read()
    .then(() => null)
    .catch((caught: unknown) => caught);
  expect((await readFile(path('library.json'))).equals(Buffer.from(content))).toBe(true);
  expect(await readdir(path())).toEqual(['library.json']);
  return error;
}

const damaged = (reason: RegExp | string) => ({
  failure: {
    code: 'library-damaged',
    message: expect.stringContaining(path('library.json')),
    details: { file: path('library.json'), reason: expect.stringMatching(reason) },
  },
});

describe('a stored file that cannot be read', () => {
  it.each([
    ['empty', '', /empty/],
    ['filled with NULs', new Uint8Array(4096), /NULs/],
    ['not JSON', 'format: guillemet', /not JSON/],
    ['two values', `${JSON.stringify(library)}{}`, /not JSON/],
    ['with NULs at its end', `${JSON.stringify(library)}\0\0\0`, /not JSON/],
    ['not UTF-8', Buffer.from(JSON.stringify({ ...library, name: 'Été' }), 'latin1'), /not UTF-8/],
    ['UTF-16', Buffer.from(`\uFEFF${JSON.stringify(library)}`, 'utf16le'), /not UTF-8/],
    ['null', 'null', /content/],
    ['a list', '[]', /content/],
    ['of another format', JSON.stringify({ ...library, format: 'other' }), /^format: /],
    ['without what must be there', JSON.stringify({ ...library, people: undefined }), /^people: /],
    ['wrong deep inside', JSON.stringify({ ...library, people: [{ id: 'p 1' }] }), /^people\.0\./],
    ['of schema 0', JSON.stringify({ ...library, schemaVersion: 0 }), /^schemaVersion: /],
    ['of a schema that is no number', JSON.stringify({ ...library, schemaVersion: '2' }), /^schemaVersion: /],
    ['of another program with a higher schema', JSON.stringify({ format: 'other', schemaVersion: 9 }), /^format: /],
  ])('is damaged, named and left as it is when it is %s', async (_what, content, reason) => {
    expect(await refusal(content)).toMatchObject(damaged(reason));
  });

  it('is damaged wherever it was cut off', async () => {
    const bytes = Buffer.from(`${JSON.stringify(library, null, 2)}\n`);
    const step = Math.ceil(bytes.length / 150);
    for (let length = 0; length < bytes.length - 2; length += step) {
      expect(await refusal(bytes.subarray(0, length))).toMatchObject(damaged(/empty|not JSON|not UTF-8/));
    }
  });

  it('is newer when its schema is, whatever else is in it, and left as it is', async () => {
    expect(await refusal('{"format":"guillemet-library","schemaVersion":2,"new":true}')).toMatchObject({
      failure: { code: 'library-newer', details: { file: path('library.json'), version: 2, known: 1 } },
    });
  });

  it('is unreadable when it is a folder', async () => {
    await mkdir(path('library.json'));
    await expect(adapter().read()).rejects.toMatchObject({
      failure: { code: 'library-unreadable', details: { reason: 'EISDIR' } },
    });
  });

  it('is not there, for lowdb, when it is missing; damaged, for one who needs it', async () => {
    expect(await adapter().read()).toBeNull();
    await expect(readStored(path('library.json'), LibraryFile)).rejects.toMatchObject({
      failure: { code: 'library-damaged', details: { reason: 'missing' } },
    });
  });
});

describe('DurableAdapter', () => {
  it('reads what it wrote', async () => {
    await adapter().write(library);
    expect(await adapter().read()).toEqual(library);
  });

  it('reads a file with a byte order mark', async () => {
    await put(`\uFEFF${JSON.stringify(library)}`);
    expect(await adapter().read()).toEqual(library);
  });

  it('keeps fields that it does not know, at every depth, through reading and writing', async () => {
    const more = {
      ...library,
      theme: { dark: true },
      codebook: {
        ...library.codebook,
        layers: [
          ...library.codebook.layers,
          { id: 'frame', name: 'Frame', attributes: [{ id: 'kind', type: 'text', help: 'x' }], origin: 'desk' },
        ],
        version: 3,
      },
      people: [{ ...library.people[0], born: 1970 }],
      annotators: [{ id: 'first-desk', name: 'First desk', colour: '#abc' }],
    };
    await put(JSON.stringify(more));
    const low = new Low<LibraryFile>(adapter() as never, library);
    await low.read();
    low.data.name = 'Autumn desk';
    await low.write();
    expect(JSON.parse(await readFile(path('library.json'), 'utf8'))).toEqual({ ...more, name: 'Autumn desk' });
  });

  it('keeps fields that it does not know in annotations, segments and their origin', async () => {
    const quote = madeQuote('v-1');
    const more = {
      ...emptyAnnotationFile('a-1', 'first-desk'),
      reviewed: true,
      annotations: [
        {
          ...quote,
          confidence: 0.5,
          origin: { kind: 'manual', device: 'pen' },
          segments: quote.segments.map((segment) => ({ ...segment, page: 2 })),
        },
      ],
    };
    await writeFile(path('a.json'), JSON.stringify(more));
    const annotations = new DurableAdapter(path('a.json'), AnnotationFile, { stringify: stringifyAnnotationFile });
    await annotations.write((await annotations.read()) as AnnotationFile);
    expect(JSON.parse(await readFile(path('a.json'), 'utf8'))).toEqual(more);
  });

  it('writes nothing that it could not read again', async () => {
    const low = adapter();
    await low.write(library);
    await expect(low.write({ ...library, people: [{ id: 'p 1' }] } as never)).rejects.toMatchObject({
      failure: { code: 'internal', message: expect.stringContaining('people.0') },
    });
    expect(await adapter().read()).toEqual(library);
  });

  it('does not write over what another program has put there since it was read', async () => {
    const low = adapter();
    await low.write(library);
    const theirs = JSON.stringify({ ...library, name: 'Theirs' });
    await put(theirs);
    await expect(low.write({ ...library, name: 'Mine' })).rejects.toMatchObject({
      failure: { code: 'library-write-failed', message: expect.stringContaining('another program') },
    });
    expect(await readFile(path('library.json'), 'utf8')).toBe(theirs);
  });

  it('does not write over a file that was not there when it looked', async () => {
    const low = adapter();
    expect(await low.read()).toBeNull();
    await put('theirs');
    await expect(low.write(library)).rejects.toMatchObject({ failure: { code: 'library-write-failed' } });
    expect(await readFile(path('library.json'), 'utf8')).toBe('theirs');
  });

  it('goes on when the file was only touched', async () => {
    const low = adapter();
    await low.write(library);
    await utimes(path('library.json'), new Date(), new Date(0));
    await low.write({ ...library, name: 'Mine' });
    expect(await adapter().read()).toMatchObject({ name: 'Mine' });
  });

  it('can write again after a write was refused', async () => {
    const faults: Parameters<typeof failingDisk>[0] = { sync: () => Promise.reject(systemError('ENOSPC')) };
    const low = new DurableAdapter(path('library.json'), LibraryFile, { disk: failingDisk(faults) });
    await expect(low.write(library)).rejects.toThrow('ENOSPC');
    delete faults.sync;
    await low.write(library);
    expect(await adapter().read()).toEqual(library);
  });

  it('clears away what a killed process left of the same file', async () => {
    await writeFile(path('.library.json.99-0123456789ab.tmp'), 'half');
    await adapter().write(library);
    expect(await readdir(path())).toEqual(['library.json']);
  });
});

describe('an annotation file', () => {
  const file = { ...emptyAnnotationFile('a-1', 'first-desk'), annotations: ['v-9', 'v-1'].map((id) => madeQuote(id)) };

  it('has one annotation a line, in order of id, and says the same whatever the order', () => {
    const text = stringifyAnnotationFile(file);
    expect(text).toBe(stringifyAnnotationFile({ ...file, annotations: file.annotations.toReversed() }));
    expect(text.split('\n').map((line) => /"id":"(v-\d)"/.exec(line)?.[1])).toEqual([
      undefined,
      'v-1',
      'v-9',
      undefined,
      undefined,
    ]);
    expect(AnnotationFile.parse(JSON.parse(text)).annotations.map(({ id }) => id)).toEqual(['v-1', 'v-9']);
  });

  it('is JSON without annotations too', () => {
    const empty = emptyAnnotationFile('a-1', 'first-desk');
    expect(JSON.parse(stringifyAnnotationFile(empty))).toEqual(empty);
  });

  it('is damaged when two annotations bear one id, so that none is dropped in silence', async () => {
    await writeFile(
      path('a.json'),
      stringifyAnnotationFile({ ...file, annotations: [madeQuote('v-1'), madeQuote('v-1')] }),
    );
    await expect(readStored(path('a.json'), AnnotationFile)).rejects.toMatchObject({
      failure: { code: 'library-damaged', details: { reason: expect.stringContaining('same id') } },
    });
  });
});
