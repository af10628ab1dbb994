import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkFolder } from '../../services/check-service';
import { type Library, openLibrary } from '../library';
import { type FaultyDisk, stubbornDisk } from '../testing/faulty-disk';
import { stateOf } from '../testing/library-state';
import { temporaryFolder } from '../testing/temporary-folder';
import { acts, madeDesk } from './acts';

const path = temporaryFolder();
let library: Library;
let disk: FaultyDisk;
beforeEach(async () => {
  await madeDesk(path('Desk'));
  library = await openLibrary(path('Desk'), { mode: 'write' });
});
afterEach(async () => {
  disk.mend();
  vi.restoreAllMocks();
  vi.useRealTimers();
  await library.close();
});

const renaming = {
  putPerson: acts.putPerson,
  addArticle: acts.addArticle,
  setState: acts.setState,
  trash: (each: Library) => each.trashArticle('a-2'),
};

describe.each(['EPERM', 'EBUSY'])(
  'a rename that is refused with %s, as scanners and backup software do on Windows',
  (code) => {
    it.each(Object.entries(renaming))('is tried again until it is let, and %s is kept', async (_name, act) => {
      vi.spyOn(process, 'platform', 'get').mockReturnValue('win32');
      const before = await stateOf(path('Desk'));
      disk = stubbornDisk(code);
      disk.failFrom(1);
      const acting = act(library);
      await vi.waitFor(() => expect(disk.count()).toBeGreaterThan(2));
      disk.free();
      await acting;
      expect(await stateOf(path('Desk'))).not.toEqual(before);
      expect((await checkFolder(path('Desk'))).problems).toEqual([]);
    });

    it.each(Object.entries(renaming))(
      'for good ends with a clear refusal, and %s changes nothing',
      async (_name, act) => {
        vi.spyOn(process, 'platform', 'get').mockReturnValue('win32');
        const before = await stateOf(path('Desk'));
        disk = stubbornDisk(code);
        disk.failFrom(1);
        // The clock runs for it, so that nobody waits ten seconds.
        vi.useFakeTimers({ toFake: ['Date'] });
        const clock = setInterval(() => vi.setSystemTime(Date.now() + 3_000), 5);
        const refused = await act(library).then(
          () => null,
          (error) => error,
        );
        clearInterval(clock);
        vi.useRealTimers();
        expect(refused?.failure).toMatchObject({ code: 'library-write-failed', details: { reason: code } });
        expect(refused?.message).toMatch(/Desk.* could not be written: (permission was denied|another program)/);
        disk.free();
        expect(await stateOf(path('Desk'))).toEqual(before);
        await act(library);
        expect(await stateOf(path('Desk'))).not.toEqual(before);
        expect((await checkFolder(path('Desk'))).problems).toEqual([]);
      },
    );

    it('does not hold up a mark, which renames nothing', async () => {
      disk = stubbornDisk(code);
      disk.failFrom(1);
      await acts.apply(library);
      expect(Object.keys((await stateOf(path('Desk'))).annotations)).toHaveLength(4);
    });
  },
);
