import { extensionOf, readableExtensions } from '../../core/library/file-formats';
import { fail } from '../../core/result';
import { type Opening, openingOfFile, openingsOfPaste } from './sources';

/** Files that stand in a folder, and how many in it are of kinds that cannot be opened. */
export interface Gathered {
  openings: Opening[];
  passedOver: number;
}

/** Told while folders are looked through: how many files were found until now. */
export type Found = (files: number) => void;

/**
 * What was dropped: files, folders with all that is below them, or text. What is there is taken before this
 * returns, since a drop is empty after its event; folders are looked through then, in order of name.
 */
export function gatherDrop(
  data: DataTransfer,
  pastedName: string,
  signal: AbortSignal,
  onFound: Found,
): Gathered | Promise<Gathered> {
  const items = [...data.items].filter((item) => item.kind === 'file');
  if (items.length === 0) return { openings: openingsOfPaste(data, pastedName), passedOver: 0 };
  const dropped = items.map((item) => ({ file: item.getAsFile(), entry: item.webkitGetAsEntry() }));
  if (!dropped.some(({ entry }) => entry?.isDirectory)) {
    return { openings: dropped.flatMap(({ file }) => (file ? [openingOfFile(file)] : [])), passedOver: 0 };
  }
  const walk = new Walk(signal, onFound);
  return walk.through(dropped);
}

/** The files of a folder that was chosen in a dialog, which hands over all that is below it. */
export function gatherFolder(files: readonly File[]): Gathered {
  const readable = files
    .map((file) => ({ file, name: file.webkitRelativePath || file.name }))
    .filter(({ name }) => isReadable(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return {
    openings: readable.map(({ file, name }) => openingOfFile(file, name)),
    passedOver: files.length - readable.length,
  };
}

/** Shows the dialog in which a folder is chosen; fulfilled with what is in it, empty where the user gave up. */
export function chooseFolder(): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.webkitdirectory = true;
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}

/** Neither hidden, itself or by its folder, nor of a kind that cannot be opened. */
function isReadable(path: string): boolean {
  return !/(?:^|\/)\./.test(path) && readableExtensions.includes(extensionOf(path.slice(path.lastIndexOf('/') + 1)));
}

/** Goes through dropped folders. */
class Walk {
  private readonly openings: Opening[] = [];
  private passedOver = 0;

  constructor(
    private readonly signal: AbortSignal,
    private readonly onFound: Found,
  ) {}

  async through(dropped: readonly { file: File | null; entry: FileSystemEntry | null }[]): Promise<Gathered> {
    for (const { file, entry } of dropped) {
      if (entry?.isDirectory) await this.folder(entry as FileSystemDirectoryEntry);
      else if (file) this.openings.push(openingOfFile(file));
    }
    return { openings: this.openings, passedOver: this.passedOver };
  }

  private async folder(entry: FileSystemDirectoryEntry): Promise<void> {
    let entries: FileSystemEntry[];
    try {
      entries = await entriesOf(entry);
    } catch {
      const name = placeOf(entry);
      const refusal = fail('file-unreadable', `${name} cannot be read.`, { details: { file: name } });
      this.openings.push({ name, bytes: 0, read: async () => refusal });
      return;
    }
    for (const one of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (this.signal.aborted) return;
      if (one.isDirectory && !one.name.startsWith('.')) await this.folder(one as FileSystemDirectoryEntry);
      else if (one.isFile) await this.file(one as FileSystemFileEntry);
    }
    this.onFound(this.openings.length);
  }

  private async file(entry: FileSystemFileEntry): Promise<void> {
    const name = placeOf(entry);
    if (!isReadable(name)) {
      this.passedOver++;
      return;
    }
    try {
      this.openings.push(openingOfFile(await fileOf(entry), name));
    } catch {
      const refusal = fail('file-unreadable', `${name} cannot be read.`, { details: { file: name } });
      this.openings.push({ name, bytes: 0, read: async () => refusal });
    }
  }
}

function placeOf(entry: FileSystemEntry): string {
  return entry.fullPath.replace(/^\//, '');
}

/** A reader gives a hundred at a time, and none when there are no more. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return entries;
    entries.push(...some);
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}
