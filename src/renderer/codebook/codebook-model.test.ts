import { beforeEach, expect, it, vi } from 'vitest';
import { builtInCodebook } from '../../core/annotation/built-in-codebook';
import { mergeRelationType, withEntry } from '../../core/annotation/codebook-edits';
import type { HostApi } from '../../core/host-api';
import { codebook } from '../state/codebook';
import { LibraryModel } from '../state/library-model';
import { CodebookModel, codebookModelOf } from './codebook-model';

const use = { annotations: { '["layer","claim"]': 3 }, articles: { '["layer","claim"]': 2 } };

/** What a count waits for. */
let gate: Promise<void>;

/** Takes every change. */
const host = {
  call: async (name: string, input: { after: unknown }) => {
    if (name !== 'codebook.use') return { ok: true, value: input.after };
    await gate;
    return { ok: true, value: use };
  },
  on: () => () => {},
} as unknown as HostApi;

const nameOfQuote = () => codebook.get().layers.find(({ id }) => id === 'quote')?.name;
const rename = (model: CodebookModel, name: string) =>
  model.edit((book) => withEntry(book, 'layers', 'quote', { name }));

let model: CodebookModel;
beforeEach(() => {
  codebook.set(builtInCodebook());
  gate = Promise.resolve();
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

it('counts anew once something counts elsewhere, and takes nothing for unused until then', async () => {
  const part = { kind: 'layer', layer: 'claim' } as const;
  await model.readUse();
  expect([model.countOf(part), model.articlesWith(part)]).toEqual([3, 2]);
  await rename(model, 'Saying');
  expect(model.countOf(part)).toBe(3);
  let open = () => {};
  gate = new Promise((resolve) => {
    open = resolve;
  });
  await model.edit((book) => mergeRelationType(book, 'repeats', 'supports'));
  expect(model.countOf(part)).toBeNull();
  open();
  await vi.waitFor(() => expect(model.countOf(part)).toBe(3));
});

it('keeps what can be undone for who comes back to the screen', async () => {
  const library = new LibraryModel(host);
  await rename(codebookModelOf(host, library), 'Saying');
  await codebookModelOf(host, library).undo();
  expect(nameOfQuote()).toBe('Quote');
});

it('does not undo over an edit that was made elsewhere', async () => {
  await rename(model, 'Saying');
  codebook.set(withEntry(codebook.get(), 'layers', 'claim', { name: 'Assertion' }));
  expect(await model.undo()).toBe(false);
  expect(nameOfQuote()).toBe('Saying');
  expect(model.state.get().failure?.code).toBe('change-conflict');
});
