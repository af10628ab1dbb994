import { chmod, rename, writeFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkFolder } from '../../services/check-service';
import { type Library, openLibrary } from '../library';
import { stateOf } from '../testing/library-state';
import { isRoot, temporaryFolder } from '../testing/temporary-folder';
import { acts, madeDesk } from './acts';

const path = temporaryFolder();
const desk = () => path('Desk');
beforeEach(() => madeDesk(desk()));

/** Each act in turn is refused by name and reason. */
async function expectRefusals(library: Library, reason: RegExp): Promise<void> {
  for (const [name, act] of Object.entries(acts)) {
    const refused = await act(library).then(
      () => name,
      (error) => error,
    );
    expect(refused, name).toMatchObject({ failure: { code: expect.stringMatching(/^(library|article)-/) } });
    expect(refused.message).toContain(desk());
    expect(refused.message).toMatch(reason);
  }
}

describe('a library whose folder is taken away while it is open', () => {
  it('refuses every change, naming file and reason, makes no folder in its place, and has all that was acknowledged when it is back', async () => {
    const library = await openLibrary(desk(), { mode: 'write' });
    await acts.apply(library);
    const acknowledged = await stateOf(desk());
    await rename(desk(), path('Elsewhere'));
    await expectRefusals(library, /is gone|is missing|There is no article/);
    await rename(path('Elsewhere'), desk());
    expect(await stateOf(desk())).toEqual(acknowledged);
    await acts.apply(library);
    await library.close();
    expect(Object.keys((await stateOf(desk())).annotations)).toHaveLength(5);
    expect((await checkFolder(desk())).problems).toEqual([]);
  });

  it('is not written to where another file stands in its place', async () => {
    const library = await openLibrary(desk(), { mode: 'write' });
    await acts.apply(library);
    const acknowledged = await stateOf(desk());
    await rename(desk(), path('Elsewhere'));
    await writeFile(desk(), 'a file');
    await expectRefusals(library, /should be|is gone|is missing|There is no article|could not be written/);
    await library.close();
    expect(await stateOf(path('Elsewhere'))).toEqual(acknowledged);
  });
});

describe('a folder that is read-only', () => {
  it.skipIf(isRoot)(
    'refuses to be opened for writing, and is read (not tried as root, who may write anywhere)',
    async () => {
      await chmod(desk(), 0o500);
      try {
        await expect(openLibrary(desk(), { mode: 'write' })).rejects.toMatchObject({
          failure: { code: 'library-read-only', message: expect.stringContaining(desk()) },
        });
        expect(Object.keys((await stateOf(desk())).annotations)).toHaveLength(3);
      } finally {
        await chmod(desk(), 0o700);
      }
    },
  );

  it.skipIf(isRoot)('that becomes so while it is open loses nothing acknowledged (not tried as root)', async () => {
    const library = await openLibrary(desk(), { mode: 'write' });
    const before = await stateOf(desk());
    await chmod(desk(), 0o500);
    try {
      await expect(acts.putPerson(library)).rejects.toMatchObject({
        failure: { code: 'library-write-failed', details: { reason: 'EACCES' } },
      });
    } finally {
      await chmod(desk(), 0o700);
    }
    expect(await stateOf(desk())).toEqual(before);
    await library.close();
  });
});
