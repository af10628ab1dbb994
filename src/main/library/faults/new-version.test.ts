import { cp } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkFolder } from '../../services/check-service';
import { realDisk } from '../durable-file';
import { openLibrary } from '../library';
import { stateOf } from '../testing/library-state';
import { temporaryFolder } from '../testing/temporary-folder';
import { acts, madeDesk } from './acts';

const path = temporaryFolder();
const real = { ...realDisk };
beforeEach(() => madeDesk(path('Desk')));
afterEach(() => void Object.assign(realDisk, real));

it('leaves the article alone or with its new version whole, at whatever moment the process ends', async () => {
  const library = await openLibrary(path('Desk'), { mode: 'write' });
  const before = await stateOf(path('Desk'));
  let moments = 0;
  /** What a process that ends here leaves behind. */
  const keepMoment = () => cp(path('Desk'), path(`Moment-${moments++}`), { recursive: true });
  Object.assign(realDisk, {
    open: async (...args: Parameters<typeof real.open>) => {
      await keepMoment();
      return real.open(...args);
    },
    rename: async (...args: Parameters<typeof real.rename>) => {
      await keepMoment();
      await real.rename(...args);
      await keepMoment();
    },
  });
  await acts.addVersion(library);
  Object.assign(realDisk, real);
  const after = await stateOf(path('Desk'));
  await library.close();
  expect(Object.keys(after.articles)).toHaveLength(3);
  const seen = new Set<string>();
  for (let moment = 0; moment < moments; moment++) {
    const folder = path(`Moment-${moment}`);
    const survivor = await openLibrary(folder, { mode: 'write' }).catch(async () => {
      // The lock of the process that ended names this one, which lives.
      return openLibrary(folder, { mode: 'read' });
    });
    await survivor.close();
    const state = await stateOf(folder);
    const isWhole = Object.keys(state.articles).length === 3;
    expect(state).toEqual(isWhole ? after : before);
    expect((await checkFolder(folder)).problems).toEqual([]);
    seen.add(isWhole ? 'after' : 'before');
  }
  expect([...seen].sort()).toEqual(['after', 'before']);
});
