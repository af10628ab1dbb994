import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { type Library, openLibrary } from '../library/library';
import { adding, madeArticle, madeQuote } from '../library/testing/made-library';
import { temporaryFolder } from '../library/testing/temporary-folder';
import type { SaveTarget } from './export-service';
import { type ReportDesk, ReportService } from './report-service';

const path = temporaryFolder();
const request = { articleIds: ['a-1'], language: 'fr' as const };

async function withService(
  parts: { desk?: ReportDesk; saveTarget?: SaveTarget },
  act: (service: ReportService, library: Library) => Promise<void>,
): Promise<void> {
  const library = await openLibrary(path('Desk'), { mode: 'write' });
  const { desk, saveTarget = null } = parts;
  try {
    await library.addArticle(madeArticle());
    const me = library.annotator.id;
    await (await library.annotations('a-1')).apply(adding(madeQuote('v-1', me)), me);
    await act(new ReportService({ library, desk, saveTarget }), library);
  } finally {
    await library.close();
  }
}

function deskWith(pdf: ReportDesk['pdf'] = null) {
  return { print: vi.fn<ReportDesk['print']>(async () => ({ address: '/report/x' })), pdf };
}

describe('printing', () => {
  it('hands the whole report, in the language of the screen, to the desk of the host', async () => {
    const desk = deskWith();
    await withService({ desk }, async (service) => {
      expect(await service.print(request)).toEqual({ address: '/report/x' });
      const html = Buffer.from(desk.print.mock.calls[0]?.[0] ?? []).toString('utf8');
      expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="fr">.*<mark .*<\/html>\n$/s);
    });
  });

  it('says so where the host cannot', async () => {
    await withService({}, async (service) => {
      await expect(service.print(request)).rejects.toMatchObject({ failure: { code: 'print-failed' } });
    });
  });

  it('says so where no PDF can be made', async () => {
    await withService({ desk: deskWith() }, async (service) => {
      await expect(service.savePdf(request)).rejects.toMatchObject({ failure: { code: 'print-failed' } });
    });
  });
});

describe('saving as PDF', () => {
  const pdf = async (html: Uint8Array) => Buffer.from(`%PDF of ${html.length} bytes`);

  it('asks where, under the name of the article, and writes what the host makes', async () => {
    const choose = vi.fn(async (name: string) => path(name));
    await withService({ desk: deskWith(pdf), saveTarget: { choose } }, async (service) => {
      const { fileName } = await service.savePdf(request);
      expect(choose).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^[^.]+\.pdf$/));
      expect(await readFile(path(fileName ?? ''), 'utf8')).toMatch(/^%PDF of \d{4,} bytes$/);
    });
  });

  it('makes none when the user gives up', async () => {
    const made = vi.fn(pdf);
    await withService({ desk: deskWith(made), saveTarget: { choose: async () => null } }, async (service) => {
      expect(await service.savePdf(request)).toEqual({ fileName: null });
      expect(made).not.toHaveBeenCalled();
    });
  });

  it('leaves the file that was there when none can be made', async () => {
    const file = path('there.pdf');
    await writeFile(file, 'earlier');
    const broken = () => Promise.reject(new Error('no printer'));
    await withService({ desk: deskWith(broken), saveTarget: { choose: async () => file } }, async (service) => {
      await expect(service.savePdf(request)).rejects.toMatchObject({
        failure: { code: 'export-failed', details: { file, reason: expect.stringContaining('no printer') } },
      });
      expect(await readFile(file, 'utf8')).toBe('earlier');
    });
  });
});
