import { dispatch } from '../src/core/dispatch';
import type { CallInput, CallName, CallOutput } from '../src/core/host-api';
import type { Result } from '../src/core/result';
import { openLibrary } from '../src/main/library/library';
import { createServices, type Services } from '../src/main/services/services';
import { annotationsOf, speakers } from './opened-article';
import type { MadeText } from './text';

/** A library folder with one article in it, made and used through the same calls that a page makes. */
export interface BenchLibrary {
  articleId: string;
  annotator: string;
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>;
  close(): Promise<void>;
}

/** `folder` is new or empty. */
export async function makeLibrary(folder: string, made: MadeText): Promise<BenchLibrary> {
  const library = await openLibrary(folder, { mode: 'write' });
  const services = createServices({
    library,
    host: 'browser',
    version: '0',
    samplesFolder: '',
    pendingFiles: [],
    emit: () => {},
    saveTarget: null,
  });
  const call = callOf(services);
  const text = made.paragraphs.join('\n');
  const { id, metadata } = await call('import.preview', { source: { kind: 'pasted-text', text }, choice: {} });
  const { articleId } = await call('import.keep', {
    previewId: id,
    metadata: { ...metadata, title: 'A long article' },
  });
  for (const person of speakers) await call('people.put', { person });
  const annotator = library.annotator.id;
  const ops = annotationsOf(made, annotator).map((annotation) => ({
    kind: 'annotation' as const,
    id: annotation.id,
    before: null,
    after: annotation,
  }));
  await call('annotations.apply', { articleId, change: { id: 'c-all', kind: 'import', ops } });
  return { articleId, annotator, call, close: () => services.close() };
}

function callOf({ calls }: Services): BenchLibrary['call'] {
  return async (name, input) => {
    const result = (await dispatch(calls, name, input)) as Result<CallOutput<typeof name>>;
    if (!result.ok) throw new Error(`${name}: ${result.error.message}`);
    return result.value;
  };
}
