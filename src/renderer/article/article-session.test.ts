import { beforeEach, describe, expect, it } from 'vitest';
import type { Change, NewChange } from '../../core/annotation/change';
import { markSpans } from '../../core/annotation/marking';
import type { Acknowledgement, EventName, HostApi, OpenedArticle } from '../../core/host-api';
import { fail, ok, type Result } from '../../core/result';
import { ArticleSession } from './article-session';

const text = 'Alpha beta gamma delta';
const time = '2025-01-01T00:00:00Z';

const opened: OpenedArticle = {
  article: {
    id: 'a-1',
    metadata: { title: 'T', language: 'en', byline: '', outlet: '', published: '', url: '' },
    original: { name: 't.txt', mediaType: 'text/plain', bytes: 22, sha256: '0'.repeat(64) },
    provenance: { reader: 'plain-text', readerVersion: '1', encoding: 'utf-8', extraction: 'none', imported: time },
    textSha256: '0'.repeat(64),
    characters: text.length,
  },
  document: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
  annotations: [],
  decisions: [],
  articleNote: null,
  revision: 0,
  undoable: false,
  redoable: false,
};

/** A host whose answers the test gives by hand. */
class FakeHost implements HostApi {
  readonly calls: { name: string; input: unknown; answer: (result: Result<unknown>) => void }[] = [];
  private readonly listeners = new Map<EventName, (payload: never) => void>();

  call(name: string, input: unknown): Promise<never> {
    return new Promise((resolve) => this.calls.push({ name, input, answer: (result) => resolve(result as never) }));
  }

  on<Name extends EventName>(name: Name, listener: (payload: never) => void): () => void {
    this.listeners.set(name, listener);
    return () => {
      this.listeners.delete(name);
    };
  }

  tell(acknowledgement: Acknowledgement): void {
    this.listeners.get('article.changed')?.({ articleId: 'a-1', acknowledgement } as never);
  }
}

function acknowledged(change: NewChange, revision: number, more: Partial<Change> = {}): Acknowledgement {
  return { change: { ...change, revision, at: time, annotator: 'me', ...more }, undoable: true, redoable: false };
}

function annotation(id: string, start: number, end: number) {
  const made = markSpans(text, 'claim', [{ start, end }], id, { annotator: 'me', time });
  if (!made) throw new Error('nothing to mark');
  return made;
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('ArticleSession', () => {
  let host: FakeHost;
  let session: ArticleSession;
  let reloads: number;
  const ids = () => session.state.get().ordered.map(({ id }) => id);
  const sent = (index: number): NewChange => {
    const input = host.calls[index]?.input as { change: NewChange } | undefined;
    if (!input) throw new Error(`there was no call ${index}`);
    return input.change;
  };

  beforeEach(() => {
    host = new FakeHost();
    reloads = 0;
    session = new ArticleSession(host, opened, 'me', () => {
      reloads++;
    });
  });

  it('shows a change at once and says saved only when every change is acknowledged', async () => {
    session.add('mark-claim', annotation('x', 6, 10));
    session.add('mark-claim', annotation('y', 0, 5));
    expect(ids()).toEqual(['y', 'x']);
    expect(session.state.get().save.kind).toBe('saving');
    host.calls[0]?.answer(ok(acknowledged(sent(0), 1)));
    await settled();
    expect(session.state.get().save.kind).toBe('saving');
    host.calls[1]?.answer(ok(acknowledged(sent(1), 2)));
    await settled();
    expect(session.state.get().save.kind).toBe('saved');
  });

  it('lists annotations without a place apart, and moves one among the others when it is placed', async () => {
    const waiting = { ...annotation('w', 11, 16), unplaced: { textSha256: '1'.repeat(64) } };
    session.renew({ ...opened, annotations: [waiting, annotation('x', 6, 10)] });
    const unplaced = () => session.state.get().unplaced.map(({ id }) => id);
    expect([ids(), unplaced()]).toEqual([['x'], ['w']]);
    expect(session.smallestAt(12)).toBeNull();
    session.change('place', [{ kind: 'annotation', id: 'w', before: waiting, after: annotation('w', 0, 5) }], 'w');
    expect([ids(), unplaced()]).toEqual([['w', 'x'], []]);
    expect(session.selectedAnnotation?.id).toBe('w');
    host.calls[0]?.answer(fail('library-write-failed', 'full'));
    await settled();
    await session.undo();
    expect([ids(), unplaced()]).toEqual([['x'], ['w']]);
    expect(session.selectedAnnotation).toBeNull();
  });

  it('keeps a refused change on screen, says why, and sends it again on request', async () => {
    session.add('mark-claim', annotation('x', 6, 10));
    host.calls[0]?.answer(fail('library-write-failed', 'full', { details: { reason: 'ENOSPC' } }));
    await settled();
    expect(ids()).toEqual(['x']);
    expect(session.state.get().save).toMatchObject({ kind: 'failed', failure: { code: 'library-write-failed' } });
    session.retry();
    expect(sent(1)).toEqual(sent(0));
    host.calls[1]?.answer(ok(acknowledged(sent(1), 1)));
    await settled();
    expect(session.state.get().save.kind).toBe('saved');
  });

  it('takes back a change that never reached the disk without asking the host', async () => {
    session.add('mark-claim', annotation('x', 6, 10));
    host.calls[0]?.answer(fail('library-write-failed', 'full'));
    await settled();
    await session.undo();
    expect(ids()).toEqual([]);
    expect(session.state.get().save.kind).toBe('saved');
    expect(host.calls).toHaveLength(1);
  });

  it('applies what another window did, once, however often it hears of it', () => {
    const change: NewChange = {
      id: 'c-other',
      kind: 'mark-claim',
      ops: [{ kind: 'annotation', id: 'z', before: null, after: annotation('z', 11, 16) }],
    };
    host.tell(acknowledged(change, 1));
    host.tell(acknowledged(change, 1));
    expect(ids()).toEqual(['z']);
    expect(reloads).toBe(0);
  });

  it('hears of its own change by event before the reply without applying it twice', async () => {
    session.add('mark-claim', annotation('x', 6, 10));
    host.tell(acknowledged(sent(0), 1));
    host.calls[0]?.answer(ok(acknowledged(sent(0), 1)));
    await settled();
    expect(ids()).toEqual(['x']);
    expect(session.state.get().save.kind).toBe('saved');
  });

  it('counts off a change that was sent again and had been saved before', async () => {
    session.add('mark-claim', annotation('x', 6, 10));
    const other: NewChange = {
      id: 'c-other',
      kind: 'mark-claim',
      ops: [{ kind: 'annotation', id: 'z', before: null, after: annotation('z', 11, 16) }],
    };
    host.tell(acknowledged(other, 2));
    host.calls[0]?.answer(ok(acknowledged(sent(0), 1)));
    await settled();
    expect(session.state.get().save.kind).toBe('saved');
    expect(ids()).toEqual(['x', 'z']);
  });

  it('undoes through the host and selects what came back', async () => {
    const made = annotation('x', 6, 10);
    session.add('mark-claim', made);
    host.calls[0]?.answer(ok(acknowledged(sent(0), 1)));
    await settled();
    session.change('delete', [{ kind: 'annotation', id: 'x', before: made, after: null }]);
    host.calls[1]?.answer(ok(acknowledged(sent(1), 2)));
    await settled();
    const undone = session.undo();
    const back: NewChange = {
      id: 'c-undo',
      kind: 'delete',
      ops: [{ kind: 'annotation', id: 'x', before: null, after: made }],
    };
    host.calls[2]?.answer(ok(acknowledged(back, 3, { undoes: sent(1).id })));
    await undone;
    expect(ids()).toEqual(['x']);
    expect(session.state.get().selected).toBe('x');
  });

  it('carries on with what an earlier session could not save, and says what no longer fits', () => {
    session.add('mark-claim', annotation('x', 6, 10));
    session.add('mark-claim', annotation('y', 0, 5));
    const again = new ArticleSession(host, { ...opened, annotations: [annotation('x', 6, 10)] }, 'me', () => {});
    const gone: NewChange = {
      id: 'c-gone',
      kind: 'edit-attributes',
      ops: [{ kind: 'annotation', id: 'z', before: annotation('z', 0, 5), after: annotation('z', 0, 10) }],
    };
    expect(again.carryOn([...session.unsavedChanges, gone])).toBe(1);
    expect(again.state.get().ordered.map(({ id }) => id)).toEqual(['y', 'x']);
    expect(again.unsavedChanges.map(({ ops }) => ops[0]?.id)).toEqual(['y']);
  });

  it('asks to be opened again where it cannot follow', () => {
    const unknown = annotation('gone', 0, 5);
    host.tell(
      acknowledged(
        { id: 'c-other', kind: 'delete', ops: [{ kind: 'annotation', id: 'gone', before: unknown, after: null }] },
        1,
      ),
    );
    expect(reloads).toBe(1);
  });
});
