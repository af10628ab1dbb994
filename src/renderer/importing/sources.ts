import { type ImportSource, maxFileBytes } from '../../core/host-api';
import { fail, ok, type Result } from '../../core/result';

/** Something the user wants to open, before it has been read. */
export interface Opening {
  name: string;
  read: () => Promise<Result<ImportSource>>;
}

const megabyte = 1024 * 1024;

export function openingOfFile(file: File): Opening {
  return { name: file.name, read: () => readFile(file) };
}

async function readFile(file: File): Promise<Result<ImportSource>> {
  const { name } = file;
  if (file.size > maxFileBytes) {
    const details = { file: name, size: Math.round(file.size / megabyte), limit: Math.round(maxFileBytes / megabyte) };
    return fail('file-too-large', `${name} is too large to be opened.`, { details });
  }
  try {
    return ok({ kind: 'file', name, base64: await base64Of(file) });
  } catch {
    return fail('file-unreadable', `${name} cannot be read.`, { details: { file: name } });
  }
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      const url = String(reader.result);
      resolve(url.slice(url.indexOf(',') + 1));
    };
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

/** What was dropped: files, or text; a folder is refused by name. */
export function openingsOfDrop(data: DataTransfer, pastedName: string): Opening[] {
  const files = [...data.items].filter((item) => item.kind === 'file');
  if (files.length === 0) return openingsOfPaste(data, pastedName);
  return files.flatMap((item) => {
    const file = item.getAsFile();
    const isFolder = item.webkitGetAsEntry()?.isDirectory === true;
    const name = file?.name ?? item.webkitGetAsEntry()?.name ?? '';
    if (isFolder) {
      const refusal = fail('file-is-folder', `${name} is a folder. Open the files in it.`, { details: { file: name } });
      return [{ name, read: async () => refusal }];
    }
    return file ? [openingOfFile(file)] : [];
  });
}

export function openingsOfPaste(data: DataTransfer, pastedName: string): Opening[] {
  if (data.files.length > 0) return [...data.files].map(openingOfFile);
  const html = data.getData('text/html');
  const text = data.getData('text/plain');
  if (html.trim() !== '') return [{ name: pastedName, read: async () => ok({ kind: 'pasted-html', html }) }];
  if (text.trim() !== '') return [{ name: pastedName, read: async () => ok({ kind: 'pasted-text', text }) }];
  return [];
}
