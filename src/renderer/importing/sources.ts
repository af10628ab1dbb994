import { type ImportSource, maxFileBytes } from '../../core/host-api';
import { fail, ok, type Result } from '../../core/result';

/** Something the user wants to open, before it has been read. */
export interface Opening {
  /** With its place in the folder that it comes from. */
  name: string;
  bytes: number;
  /** Where it is a file of the user's. */
  file?: File;
  read: () => Promise<Result<ImportSource>>;
}

const megabyte = 1024 * 1024;

/** `name`: its place in the folder that it comes from, where it comes from one. */
export function openingOfFile(file: File, name = file.name): Opening {
  return { name, bytes: file.size, file, read: () => readFile(file, name) };
}

async function readFile(file: File, name: string): Promise<Result<ImportSource>> {
  if (file.size > maxFileBytes) {
    const details = { file: name, size: Math.round(file.size / megabyte), limit: Math.round(maxFileBytes / megabyte) };
    return fail('file-too-large', `${name} is too large to be opened.`, { details });
  }
  try {
    // The host takes a name of at most a thousand units.
    return ok({ kind: 'file', name: name.slice(-1000), base64: await base64Of(file) });
  } catch {
    return fail('file-unreadable', `${name} cannot be read.`, { details: { file: name } });
  }
}

export function base64Of(file: File): Promise<string> {
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

export function openingsOfPaste(data: DataTransfer, pastedName: string): Opening[] {
  if (data.files.length > 0) return [...data.files].map((file) => openingOfFile(file));
  const html = data.getData('text/html');
  const text = data.getData('text/plain');
  if (html.trim() !== '') return [pasted(pastedName, { kind: 'pasted-html', html })];
  if (text.trim() !== '') return [pasted(pastedName, { kind: 'pasted-text', text })];
  return [];
}

export function pasted(name: string, source: ImportSource): Opening {
  return { name, bytes: 0, read: async () => ok(source) };
}
