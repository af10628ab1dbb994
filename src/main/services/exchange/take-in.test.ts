import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import initSqlJs from 'sql.js';
import { describe, expect, it } from 'vitest';
import { exportFiles } from '../../../core/exchange/export-file';
import type { TakeInReport } from '../../../core/exchange/incoming/report';
import { richArticle, richLibrary } from '../../../core/testing/rich-article';
import { sha256 } from '../../library/ids';
import { type Library, openLibrary } from '../../library/library';
import { temporaryFolder } from '../../library/testing/temporary-folder';
import { AnnotationService } from '../annotation-service';
import { ArticleList } from '../article-list';
import { checkLibrary } from '../check-service';
import { filesToTakeIn } from './incoming-files';
import { readFiles } from './read-files';
import { storePlan } from './store-plan';
import { planTakeIn } from './take-in';

const path = temporaryFolder();

async function withLibrary<T>(act: (library: Library) => Promise<T>): Promise<T> {
  const library = await openLibrary(path('Desk'), { mode: 'write' });
  try {
    return await act(library);
  } finally {
    await library.close();
  }
}

async function taking(library: Library, file: string, articleId?: string): Promise<TakeInReport> {
  const articles = new ArticleList(library);
  const parts = { library, articles, annotations: new AnnotationService(library, articles, () => {}) };
  const plan = await planTakeIn(parts, await readFiles(basename(file), await filesToTakeIn(file)), {
    fileName: basename(file),
    articleId,
  });
  await storePlan(parts, plan, basename(file));
  return plan.report;
}

/** A project of one document; `highlights`: id, document, and offsets in bytes, as SQL. */
async function taguetteProject(highlights: string): Promise<Uint8Array> {
  const database = new (await initSqlJs()).Database();
  database.run(
    'CREATE TABLE documents(id, name, contents); CREATE TABLE tags(id, path, description); CREATE TABLE highlights(id, document_id, start_offset, end_offset); CREATE TABLE highlight_tags(highlight_id, tag_id)',
  );
  database.run("INSERT INTO documents VALUES(1, 'Port', '<p>« Le <b>bac</b> baisse 📉 », dit Élodie.</p>')");
  database.run("INSERT INTO tags VALUES(1, 'topics.river', 'By the water'), (2, 'tone', '')");
  database.run(`INSERT INTO highlights VALUES${highlights}; INSERT INTO highlight_tags VALUES(1, 1), (1, 99), (99, 1)`);
  return database.export();
}

const article = { ...richArticle, article: { ...richArticle.article, textSha256: sha256(richArticle.text) } };

async function written(format: 'json' | 'w3c', name: string): Promise<string> {
  const [file] = exportFiles(format, richLibrary, [article]).files;
  await writeFile(path(name), file?.content ?? '');
  return path(name);
}

describe('taking in', () => {
  it('makes the article where it is not there, with every annotator’s annotations under their own name', async () => {
    const file = await written('json', 'x.json');
    await withLibrary(async (library) => {
      const report = await taking(library, file);
      expect(report.articles).toMatchObject([{ id: 'a-rich', isNew: true, added: 9, unchanged: 0 }]);
      expect(library.file.annotators.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['First desk', 'Second desk']),
      );
      expect(await library.readAnnotations('a-rich', 'second-desk')).toHaveLength(1);
      expect((await checkLibrary(library)).problems).toEqual([]);
    });
  });

  it('adds nothing the second time, and keeps what was changed here since', async () => {
    const file = await written('json', 'x.json');
    await withLibrary(async (library) => {
      await taking(library, file);
      expect((await taking(library, file)).articles).toMatchObject([
        { isNew: false, added: 0, updated: 0, unchanged: 9 },
      ]);
    });
  });

  it('finds the article of a file without text by its hash', async () => {
    const [json, w3c] = [await written('json', 'x.json'), await written('w3c', 'y.json')];
    await withLibrary(async (library) => {
      expect((await taking(library, w3c)).refused).toMatchObject([
        { reason: { kind: 'text-missing', values: { count: 9 } } },
      ]);
      await taking(library, json);
      expect((await taking(library, w3c)).articles).toMatchObject([{ id: 'a-rich', isNew: false, unchanged: 9 }]);
    });
  });

  it('is one change, which undoing takes back whole', async () => {
    await writeFile(
      path('x.jsonl'),
      JSON.stringify({
        text: 'Le bac part à neuf heures.',
        label: [
          [0, 6, 'Quote'],
          [7, 11, 'Claim'],
        ],
      }),
    );
    await withLibrary(async (library) => {
      const report = await taking(library, path('x.jsonl'));
      const store = await library.annotations(report.articles[0]?.id ?? '');
      expect(store.list()).toHaveLength(2);
      await store.undo('c-undo', library.annotator.id);
      expect(store.list()).toEqual([]);
    });
  });

  it('re-anchors on the article that is named, and says what it could not find', async () => {
    await writeFile(path('a.jsonl'), JSON.stringify({ text: 'Le bac part à neuf heures. Rien d’autre.' }));
    await writeFile(
      path('b.jsonl'),
      JSON.stringify({
        text: 'Ici : Le bac part à dix heures. La crue monte encore.',
        label: [
          [6, 30, 'Quote'],
          [32, 52, 'Claim'],
        ],
      }),
    );
    await withLibrary(async (library) => {
      const id = (await taking(library, path('a.jsonl'))).articles[0]?.id ?? '';
      const [taken] = (await taking(library, path('b.jsonl'), id)).articles;
      expect(taken?.lines.map(({ outcome }) => outcome).sort()).toEqual(['moved', 'refused']);
      const [annotation] = (await library.annotations(id)).list();
      expect(annotation?.segments[0]?.exact).toBe('Le bac part à neuf heures');
    });
  });

  it('reads a Taguette project, counted in bytes, with tags that nothing bears', async () => {
    await writeFile(path('x.sqlite3'), await taguetteProject('(1, 1, 3, 21), (2, 1, 4, 4)'));
    await withLibrary(async (library) => {
      const report = await taking(library, path('x.sqlite3'));
      const [annotation, another] = (await library.annotations(report.articles[0]?.id ?? '')).list();
      expect(another).toBeUndefined();
      expect(annotation).toMatchObject({ layer: 'passage', segments: [{ exact: 'Le bac baisse 📉' }] });
      expect(library.file.codebook.tags.map(({ name }) => name)).toEqual(['tone', 'topics', 'river']);
      expect(library.file.codebook.tags.at(-1)?.description).toBe('By the water');
      expect(report.articles[0]?.lines.filter(({ outcome }) => outcome === 'refused')).toHaveLength(1);
    });
  });

  it.each([
    ['after the end', '(1, 1, 3, 9999)'],
    ['before the beginning', '(1, 1, -3, 4)'],
    ['inside a character', '(1, 1, 1, 4)'],
    ['no number', "(1, 1, 'a', NULL)"],
    ['no document', '(1, 7, 3, 21), (2, 1, 0, 9999)'],
  ])('refuses a highlight of a Taguette project with %s', async (_, highlights) => {
    await writeFile(path('x.sqlite3'), await taguetteProject(highlights));
    await withLibrary(async (library) => {
      const [article] = (await taking(library, path('x.sqlite3'))).articles;
      expect(article).toMatchObject({ added: 0, outcomes: { refused: 1 } });
    });
  });

  it('refuses a Taguette project that is damaged, or is another database', async () => {
    const whole = await taguetteProject('(1, 1, 3, 21)');
    const broken = whole.slice();
    broken.fill(0xff, 100, 2_000);
    const other = new (await initSqlJs()).Database();
    other.run('CREATE TABLE documents(id)');
    for (const bytes of [whole.slice(0, 600), broken, other.export()]) {
      await writeFile(path('x.sqlite3'), bytes);
      await withLibrary(async (library) => {
        await expect(taking(library, path('x.sqlite3'))).rejects.toMatchObject({
          failure: { code: 'exchange-invalid', details: { file: 'x.sqlite3' } },
        });
        expect(await library.articleIds()).toEqual([]);
      });
    }
  });

  it('stores nothing of a file that is refused', async () => {
    await writeFile(path('x.jsonl'), '{"text":"a","label":[]}\n{"text":');
    await withLibrary(async (library) => {
      await expect(taking(library, path('x.jsonl'))).rejects.toMatchObject({ failure: { code: 'exchange-invalid' } });
      expect(await library.articleIds()).toEqual([]);
    });
  });
});
