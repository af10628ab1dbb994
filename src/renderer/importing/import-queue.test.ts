import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallName, HostApi, Preview, ReadingChoice } from '../../core/host-api';
import type { RememberedMapping } from '../../core/library/records';
import { fail, ok, type Result } from '../../core/result';
import type { Batches } from './batches';
import { ImportQueue } from './import-queue';

function preview(id: string): Preview {
  return {
    id,
    fileName: `${id}.txt`,
    metadata: { title: id, language: 'fr', byline: '', outlet: '', published: '', url: '' },
    encoding: 'utf-8',
    encodingFrom: 'detected',
    encodings: ['utf-8'],
    extraction: 'none',
    characters: 4,
    blocks: 1,
    opening: [],
    sameAs: null,
  };
}

const opening = (name: string) => ({
  name,
  bytes: 1,
  read: async () => ok({ kind: 'pasted-text', text: name } as const),
});
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('ImportQueue', () => {
  let answers: Partial<Record<CallName, (input: never) => Result<unknown>>>;
  let done: (string | null)[];
  let remembered: RememberedMapping[];
  let queue: ImportQueue;
  let batches: { isBusy: boolean; start: ReturnType<typeof vi.fn<Batches['start']>> };

  beforeEach(() => {
    answers = {
      'import.preview': ({ source }: { source: { text: string } }) => ok(preview(source.text)),
      'import.keep': ({ previewId }: { previewId: string }) => ok({ articleId: `a-${previewId}` }),
      'import.discard': () => ok({}),
    };
    done = [];
    const host = {
      call: async (name: CallName, input: never) => answers[name]?.(input) ?? fail('unknown-call', name),
      on: () => () => {},
    } as unknown as HostApi;
    remembered = [];
    batches = { isBusy: false, start: vi.fn<Batches['start']>(async () => {}) };
    queue = new ImportQueue(
      host,
      (articleId) => done.push(articleId),
      {
        known: () => remembered,
        remember: ({ columns, mapping }) => remembered.push({ columns, mapping }),
      },
      batches,
    );
  });

  it('shows one after the other and opens the article only when there was one', async () => {
    queue.add([opening('one'), opening('two')]);
    await settled();
    expect(queue.state.get()).toMatchObject({ kind: 'preview', index: 1, total: 2, preview: { id: 'one' } });
    await queue.keep(preview('one').metadata);
    await settled();
    expect(queue.state.get()).toMatchObject({ index: 2, preview: { id: 'two' } });
    await queue.keep(preview('two').metadata);
    expect(done).toEqual([null]);
    queue.add([opening('three')]);
    await settled();
    await queue.keep(preview('three').metadata);
    expect(done).toEqual([null, 'a-three']);
  });

  it('passes over what cannot be read, says so, and goes on', async () => {
    answers['import.preview'] = ({ source }: { source: { text: string } }) =>
      source.text === 'bad' ? fail('file-empty', 'empty') : ok(preview(source.text));
    queue.add([opening('bad'), opening('good')]);
    await settled();
    await settled();
    expect(queue.refusals.get()).toMatchObject([{ name: 'bad', failure: { code: 'file-empty' } }]);
    expect(queue.state.get()).toMatchObject({ kind: 'preview', preview: { id: 'good' } });
  });

  it('asks for the encoding where it could not be found out, and refuses the file when none is named', async () => {
    answers['import.preview'] = () => fail('encoding-unknown', 'unknown');
    queue.add([opening('odd')]);
    await settled();
    await settled();
    expect(queue.state.get()).toMatchObject({ kind: 'encoding', name: 'odd' });
    await queue.skip();
    expect(queue.refusals.get()).toHaveLength(1);
    expect(queue.state.get().kind).toBe('idle');
  });

  it('keeps the preview on screen when the article could not be stored', async () => {
    answers['import.keep'] = () => fail('library-write-failed', 'full');
    queue.add([opening('one')]);
    await settled();
    await queue.keep(preview('one').metadata);
    expect(queue.state.get()).toMatchObject({
      kind: 'preview',
      failure: { code: 'library-write-failed' },
      busy: false,
    });
  });

  it('remembers which column holds what once it was chosen and kept, and reads the next table so', async () => {
    const records = { count: 1, record: 0, columns: ['a'], mapping: { text: 'a' }, rows: [] };
    const choices: ReadingChoice[] = [];
    answers['import.preview'] = ({ choice }: { choice: ReadingChoice }) => {
      choices.push(choice);
      return ok({ ...preview('table'), records: { ...records, mappingFrom: 'names' } });
    };
    answers['import.revise'] = () => ok({ ...preview('table'), records: { ...records, mappingFrom: 'chosen' } });
    queue.add([opening('table')]);
    await settled();
    await queue.revise({ mapping: { text: 'a' } });
    expect(remembered).toEqual([]);
    await queue.keep(preview('table').metadata);
    expect(remembered).toEqual([{ columns: ['a'], mapping: { text: 'a' } }]);
    queue.add([opening('another')]);
    await settled();
    expect(choices.map((choice) => choice.remembered?.length)).toEqual([0, 1]);
  });

  it('adds all articles of a table as a batch, by the columns that were chosen', async () => {
    const records = { count: 3, record: 0, columns: ['a'], mapping: { text: 'a' }, mappingFrom: 'names', rows: [] };
    answers['import.preview'] = () => ok({ ...preview('table'), records });
    queue.add([opening('table')]);
    await settled();
    batches.isBusy = true;
    await queue.keep(preview('table').metadata);
    expect(queue.state.get()).toMatchObject({ kind: 'preview', failure: { code: 'batch-busy' } });
    batches.isBusy = false;
    await queue.keep(preview('table').metadata);
    const waiting = { kind: 'preview', previewId: 'table' };
    expect(batches.start.mock.calls).toMatchObject([[[{ waiting }], { mapping: { text: 'a' } }, true]]);
    expect(queue.state.get().kind).toBe('idle');
  });

  it('keeps the one that is shown and adds the others without showing them', async () => {
    queue.add(['one', 'two', 'three'].map(opening));
    await settled();
    await queue.keepAll(preview('one').metadata);
    expect(batches.start.mock.calls[0]?.[0].map(({ name }) => name)).toEqual(['two', 'three']);
    expect(queue.state.get().kind).toBe('idle');
  });

  it('still shows the others where the one that is shown cannot be stored', async () => {
    answers['import.keep'] = () => fail('library-write-failed', 'full');
    queue.add(['one', 'two'].map(opening));
    await settled();
    await queue.keepAll(preview('one').metadata);
    expect(batches.start).not.toHaveBeenCalled();
    await queue.skip();
    await settled();
    expect(queue.state.get()).toMatchObject({ kind: 'preview', preview: { id: 'two' } });
  });

  it('gives up what is waiting and keeps nothing more', async () => {
    queue.add([opening('one'), opening('two')]);
    await settled();
    await queue.cancel();
    expect(queue.state.get().kind).toBe('idle');
  });
});
