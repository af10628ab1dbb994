import { sameValue } from '../../core/annotation/change';
import type { Codebook } from '../../core/annotation/codebook';
import { type CodebookPart, partKey } from '../../core/annotation/codebook-use';
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
  /** How many annotations use each part, by `partKey`; null until it is known. */
  counts: Readonly<Record<string, number>> | null;
  past: readonly Step[];
  future: readonly Step[];
  failure: Failure | null;
}

/** Edits of the codebook from its screen, one after the other, each of which can be undone while the screen is open. */
export class CodebookModel {
  readonly state = new Store<CodebookEditing>({ counts: null, past: [], future: [], failure: null });
  private working: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly host: HostApi,
    private readonly library: LibraryModel,
  ) {}

  async readUse(): Promise<void> {
    const result = await this.host.call('codebook.use', {});
    if (result.ok) this.state.update({ counts: result.value.counts });
    else this.state.update({ failure: result.error });
  }

  /** Annotations that use the part; null while that is not known. */
  countOf(part: CodebookPart): number | null {
    const { counts } = this.state.get();
    return counts === null ? null : (counts[partKey(part)] ?? 0);
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
    const result = await this.library.changeCodebook(change);
    this.state.update({ failure: result.ok ? null : result.error });
    return result.ok;
  }

  private inTurn(work: () => Promise<boolean>): Promise<boolean> {
    const done = this.working.then(work);
    this.working = done.catch(() => {});
    return done;
  }
}
