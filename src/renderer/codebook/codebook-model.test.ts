import { beforeEach, expect, it } from 'vitest';
import { builtInCodebook } from '../../core/annotation/built-in-codebook';
import { withEntry } from '../../core/annotation/codebook-edits';
import type { HostApi } from '../../core/host-api';
import { codebook } from '../state/codebook';
import { LibraryModel } from '../state/library-model';
import { CodebookModel } from './codebook-model';

/** Takes every change. */
const host = {
  call: async (_name: string, input: { after: unknown }) => ({ ok: true, value: input.after }),
  on: () => () => {},
} as unknown as HostApi;

const nameOfQuote = () => codebook.get().layers.find(({ id }) => id === 'quote')?.name;
const rename = (model: CodebookModel, name: string) =>
  model.edit((book) => withEntry(book, 'layers', 'quote', { name }));

let model: CodebookModel;
beforeEach(() => {
  codebook.set(builtInCodebook());
  model = new CodebookModel(host, new LibraryModel(host));
});

it('undoes and redoes edits one by one, also when they are asked for at once', async () => {
  await Promise.all([rename(model, 'Saying'), rename(model, 'Statement')]);
  expect(nameOfQuote()).toBe('Statement');
  await model.undo();
  expect(nameOfQuote()).toBe('Saying');
  await model.redo();
  expect(nameOfQuote()).toBe('Statement');
});

it('does not undo over an edit that was made elsewhere', async () => {
  await rename(model, 'Saying');
  codebook.set(withEntry(codebook.get(), 'layers', 'claim', { name: 'Assertion' }));
  expect(await model.undo()).toBe(false);
  expect(nameOfQuote()).toBe('Saying');
  expect(model.state.get().failure?.code).toBe('change-conflict');
});
