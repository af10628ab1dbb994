import { mkdir, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { librarySize } from './library-size';
import { temporaryFolder } from './testing/temporary-folder';

const path = temporaryFolder();

async function write(bytes: number, ...parts: string[]): Promise<void> {
  await mkdir(path(...parts.slice(0, -1)), { recursive: true });
  await writeFile(path(...parts), Buffer.alloc(bytes));
}

describe('the size of a library', () => {
  it('tells texts, originals, annotations, trash and copies apart', async () => {
    await write(10, 'Desk', 'articles', 'a-1', 'article.json');
    await write(5, 'Desk', 'articles', 'a-1', 'article.json.bak');
    await write(300, 'Desk', 'articles', 'a-1', 'original.html');
    await write(7, 'Desk', 'articles', 'a-1', 'desk.json');
    await write(2, 'Desk', 'articles', 'a-1', 'desk.journal');
    await write(1, 'Desk', 'articles', 'a-2', 'article.json');
    await write(40, 'Desk', 'articles', '.incoming-1', 'article.json');
    await write(20, 'Desk', 'trash', 'a-3', 'original.txt');
    await write(9, 'copies', 'library', '1.json');
    expect(await librarySize(path('Desk'), path('copies'))).toEqual({
      articles: 2,
      texts: 16,
      originals: 300,
      annotations: 9,
      trash: 20,
      backups: 9,
    });
  });

  it('is nothing where nothing lies', async () => {
    const nothing = { articles: 0, texts: 0, originals: 0, annotations: 0, trash: 0, backups: 0 };
    expect(await librarySize(path('Nowhere'), null)).toEqual(nothing);
  });
});
