import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { dispatch } from '../../../core/dispatch';
import type { EventName } from '../../../core/host-api';
import type { Result } from '../../../core/result';
import { openLibrary } from '../../library/library';
import { createServices } from '../services';

/**
 * A host without a page, as a process of its own: `node program.mjs FOLDER`. Takes calls as lines of JSON on
 * standard input and says replies and events as lines on standard output.
 */
export interface Order {
  number: number;
  name: string;
  input: unknown;
}

export type Said =
  | { kind: 'ready' }
  | { kind: 'reply'; number: number; result: Result<unknown> }
  | { kind: 'event'; name: EventName; payload: unknown };

function say(said: Said): void {
  const bytes = Buffer.from(`${JSON.stringify(said)}\n`);
  for (let written = 0; written < bytes.length; ) {
    try {
      written += writeSync(1, bytes, written);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
    }
  }
}

const library = await openLibrary(process.argv[2] ?? '', { mode: 'share', snapshots: { quiet: 10, latest: 25 } });
const services = createServices({
  library,
  host: 'browser',
  version: '0.0.0',
  samplesFolder: '',
  pendingFiles: [],
  emit: (name, payload) => say({ kind: 'event', name, payload }),
  saveTarget: null,
  accessTimes: { look: 20, patience: 1_000 },
});
say({ kind: 'ready' });
for await (const line of createInterface({ input: process.stdin })) {
  const { number, name, input } = JSON.parse(line) as Order;
  void dispatch(services.calls, name, input).then((result) => say({ kind: 'reply', number, result }));
}
await services.close();
