import { sameValue } from '../../core/annotation/change';
import type { Codebook } from '../../core/annotation/codebook';
import { type CodebookPart, partKey } from '../../core/annotation/codebook-use';
import { mergedPartsOf } from '../../core/annotation/merged-parts';
import type { HostApi } from '../../core/host-api';
import type { Failure } from '../../core/result';
import { codebook } from '../state/codebook';
import type { LibraryModel } from '../state/library-model';
import { Store } from '../state/store';

interface Step {
  before: Codebook;
  after: Codebook;
}

export interface CodebookEditing {
  /** How many annotations use each part, and in how many articles, by `partKey`; null until it is known. */
  counts: Readonly<Record<'annotations' | 'articles', Readonly<Record<string, number>>>> | null;
  past: readonly Step[];
  future: readonly Step[];
  failure: Failure | null;
}

/** Edits of the codebook from its screen, one after the other, each of which can be undone as long as the page is there. */
export class CodebookModel {
  readonly state = new Store<CodebookEditing>({ counts: null, past: [], future: [], failure: null });
  private working: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly host: HostApi,
    private readonly library: LibraryModel,
  ) {}

  async readUse(): Promise<void> {
    const result = await this.host.call('codebook.use', {});
    if (result.ok) this.state.update({ counts: result.value });
    else this.state.update({ failure: result.error });
  }

  /** Annotations that use the part; null while that is not known. */
  countOf(part: CodebookPart): number | null {
    const { counts } = this.state.get();
    return counts === null ? null : (counts.annotations[partKey(part)] ?? 0);
  }

  /** Articles with such annotations; 0 while that is not known. */
  articlesWith(part: CodebookPart): number {
    return this.state.get().counts?.articles[partKey(part)] ?? 0;
  }

  /** True once the change is on disk, or where there was nothing to change. */
  edit(change: (book: Codebook) => Codebook): Promise<boolean> {
    return this.inTurn(async () => {
      const before = codebook.get();
      if (sameValue(change(before), before)) return true;
      if (!(await this.put(change))) return false;
      const { past } = this.state.get();
      this.state.update({ past: [...past, { before, after: codebook.get() }], future: [] });
      return true;
    });
  }

  undo(): Promise<boolean> {
    return this.inTurn(async () => {
      const { past, future } = this.state.get();
      const step = past.at(-1);
      if (!step || !(await this.replace(step.after, step.before))) return false;
      this.state.update({ past: past.slice(0, -1), future: [...future, step] });
      return true;
    });
  }

  redo(): Promise<boolean> {
    return this.inTurn(async () => {
      const { past, future } = this.state.get();
      const step = future.at(-1);
      if (!step || !(await this.replace(step.before, step.after))) return false;
      this.state.update({ past: [...past, step], future: future.slice(0, -1) });
      return true;
    });
  }

  /** An edit made elsewhere in between would be lost: then there is nothing to undo any more. */
  private replace(expected: Codebook, next: Codebook): Promise<boolean> {
    if (sameValue(codebook.get(), expected)) return this.put(() => next);
    this.state.update({ past: [], future: [], failure: { code: 'change-conflict', message: 'Changed elsewhere.' } });
    return Promise.resolve(false);
  }

  private async put(change: (book: Codebook) => Codebook): Promise<boolean> {
    const before = codebook.get();
    const result = await this.library.changeCodebook(change);
    this.state.update({ failure: result.ok ? null : result.error });
    if (result.ok && mergesOf(before) !== mergesOf(codebook.get())) {
      // What was counted counts elsewhere now; until that is known nothing is taken for unused.
      this.state.update({ counts: null });
      void this.readUse();
    }
    return result.ok;
  }

  private inTurn(work: () => Promise<boolean>): Promise<boolean> {
    const done = this.working.then(work);
    this.working = done.catch(() => {});
    return done;
  }
}

const models = new WeakMap<LibraryModel, CodebookModel>();

/** The one of a library: who comes back to the screen can still undo what was done there before. */
export function codebookModelOf(host: HostApi, library: LibraryModel): CodebookModel {
  let model = models.get(library);
  if (!model) {
    model = new CodebookModel(host, library);
    models.set(library, model);
  }
  model.state.update({ counts: null, failure: null });
  return model;
}

/** The same for two codebooks under which annotations count the same. */
function mergesOf(book: Codebook): string {
  const tags = book.tags.flatMap(({ id, mergedInto }) => (mergedInto === undefined ? [] : [`${id} ${mergedInto}`]));
  return [mergedPartsOf(book).key, ...tags].join('\n');
}
