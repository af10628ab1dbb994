import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import type { Change } from '../src/core/annotation/change';
import { annotationOn } from '../src/core/testing/made-articles';
import { AnnotationStore } from '../src/main/library/annotation-store';
import { journalLine } from '../src/main/library/journal-file';

/** What is printed on standard output, as JSON. Times in ms, from nothing to annotations, undo and redo. */
export interface JournalTimes {
  lines: number;
  /** Nothing but the journal: every line is read and applied. */
  replayed: number[];
  /** As it is found after it was closed once: a snapshot, the last thousand lines, the rest sealed. */
  sealed: number[];
  /** The same annotations in one lowdb file, read with lowdb's own adapter: no undo, no history. */
  lowdb: number[];
}

const rounds = Number(process.argv[2] ?? 15);
const lines = 10_000;
const folder = await mkdtemp(join(import.meta.dirname, 'journal-'));
try {
  const [replayedAt, sealedAt] = [join(folder, 'replayed'), join(folder, 'sealed')];
  const text = changes().map(journalLine).join('');
  for (const at of [replayedAt, sealedAt]) {
    await mkdir(at);
    await writeFile(join(at, 'desk.journal'), text);
  }
  const first = await open(sealedAt);
  const annotations = first.list();
  // Closing writes the snapshot and seals.
  await first.close();
  await new Low(new JSONFile<{ annotations: unknown[] }>(join(folder, 'one.json')), { annotations }).write();

  const result: JournalTimes = { lines, replayed: [], sealed: [], lowdb: [] };
  for (let round = -1; round < rounds; round++) {
    const times = {
      replayed: await timed(() => open(replayedAt)),
      sealed: await timed(() => open(sealedAt)),
      lowdb: await timed(() =>
        new Low(new JSONFile<{ annotations: unknown[] }>(join(folder, 'one.json')), { annotations: [] }).read(),
      ),
    };
    // The first round warms up and is not counted.
    if (round < 0) continue;
    for (const key of ['replayed', 'sealed', 'lowdb'] as const) result[key].push(times[key]);
  }
  process.stdout.write(JSON.stringify(result));
} finally {
  await rm(folder, { recursive: true, force: true });
}

function open(at: string): Promise<AnnotationStore> {
  return AnnotationStore.open(at, 'a-1', 'desk');
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

/** Half of them mark, half of them add a note to what was marked. */
function changes(): Change[] {
  const words = 'the quay would open in spring';
  const text = `The harbour board said that ${words}, and that it would cost less.`;
  const all: Change[] = [];
  const push = (kind: Change['kind'], ops: Change['ops']) => {
    const revision = all.length + 1;
    all.push({ id: `c-${revision}`, kind, ops, revision, at: '2026-03-04T09:30:00.000Z', annotator: 'desk' });
  };
  for (let i = 0; all.length < lines; i++) {
    const id = `a-${String(i).padStart(8, '0')}-6a0b-4b7b-9a55-0b3c2f7e8a55`;
    const mark = annotationOn(text, 'claim', words, { id, annotator: 'desk' });
    push('mark-claim', [{ kind: 'annotation', id, before: null, after: mark }]);
    push('edit-attributes', [
      { kind: 'annotation', id, before: mark, after: { ...mark, note: `Seen in round ${i}.` } },
    ]);
  }
  return all;
}
