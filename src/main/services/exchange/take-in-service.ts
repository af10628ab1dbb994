import { sameValue } from '../../../core/annotation/change';
import { asFailure } from '../../../core/dispatch';
import type { InFile } from '../../../core/exchange/incoming/files';
import type { Incoming } from '../../../core/exchange/incoming/incoming';
import { isWorthTakingIn } from '../../../core/exchange/incoming/recognise';
import type { Shared } from '../../../core/exchange/incoming/register';
import { reportToShow } from '../../../core/exchange/incoming/report';
import type { CallInput, CallOutput } from '../../../core/host-api';
import { raise } from '../../../core/result';
import { newId } from '../../library/ids';
import { eachAtOnce } from '../article-list';
import type { CodebookService } from '../codebook-service';
import type { EmitEvent } from '../events';
import { readFiles } from './incoming-files';
import { takeBackBatch } from './take-back';
import { planTakeIn, refuseEmpty, storePlan, type TakeInParts } from './take-in';

interface Waiting {
  incoming: Incoming;
  fileName: string;
  articleId: string | undefined;
}

/** What a batch brought besides annotations, as long as this host runs. */
interface Brought {
  shared: { before: Shared; after: Shared };
  newArticles: string[];
}

/** Previews that wait at most; the oldest is let go. */
const maxWaiting = 10;

/** Annotations from elsewhere: read and shown first, then taken in as one batch, which can be taken back. */
export class TakeInService {
  private readonly waiting = new Map<string, Waiting>();
  private readonly brought = new Map<string, Brought>();

  constructor(
    private readonly parts: TakeInParts,
    private readonly codebooks: CodebookService,
    private readonly emit: EmitEvent,
  ) {}

  async recognise({ files }: CallInput<'takeIn.recognise'>): Promise<CallOutput<'takeIn.recognise'>> {
    try {
      const incoming = await readFiles(files[0]?.name ?? '', filesOf(files));
      return { format: isWorthTakingIn(incoming) ? incoming.format : null };
    } catch (error) {
      const { code } = asFailure(error);
      if (code === 'exchange-unknown' || code === 'exchange-invalid') return { format: null };
      throw error;
    }
  }

  async preview({ files, articleId }: CallInput<'takeIn.preview'>): Promise<CallOutput<'takeIn.preview'>> {
    const fileName = files[0]?.name ?? '';
    const incoming = await readFiles(fileName, filesOf(files));
    const waiting: Waiting = { incoming, fileName, articleId: articleId ?? undefined };
    const { report } = await planTakeIn(this.parts, incoming, waiting.articleId);
    refuseEmpty(fileName, report);
    const id = newId('v');
    this.waiting.set(id, waiting);
    for (const [oldest] of this.waiting) if (this.waiting.size > maxWaiting) this.waiting.delete(oldest);
    return { id, fileName, report: reportToShow(report) };
  }

  async keep(previewId: string): Promise<CallOutput<'takeIn.keep'>> {
    const waiting = this.waiting.get(previewId);
    if (!waiting) {
      return raise('preview-missing', 'This preview is no longer there. Open the file again.', { path: ['previewId'] });
    }
    const { library } = this.parts;
    const plan = await planTakeIn(this.parts, waiting.incoming, waiting.articleId);
    try {
      await storePlan(this.parts, plan);
    } finally {
      this.emit('library.changed', {});
    }
    this.waiting.delete(previewId);
    const { codebook, people, annotators } = library.file;
    this.brought.set(plan.batch, {
      shared: { before: plan.shared.before, after: { codebook, people, annotators } },
      newArticles: plan.articles.flatMap(({ id, added }) => (added ? [id] : [])),
    });
    return { batchId: plan.batch, report: reportToShow(plan.report) };
  }

  discard(previewId: string): void {
    this.waiting.delete(previewId);
  }

  async undo(batchId: string): Promise<CallOutput<'takeIn.undo'>> {
    const brought = this.brought.get(batchId);
    try {
      const done = await takeBackBatch(this.parts, batchId, brought?.newArticles);
      if (brought) await this.takeBackShared(brought.shared);
      this.brought.delete(batchId);
      return done;
    } finally {
      this.emit('library.changed', {});
    }
  }

  /** Layers, tags and people that nothing uses; annotators stay, since the history names them. */
  private async takeBackShared({ before, after }: Brought['shared']): Promise<void> {
    const { library } = this.parts;
    if (!sameValue(before.codebook, after.codebook)) {
      // Changed or used since, it stays: what nobody uses harms nobody.
      await this.codebooks.change(after.codebook, before.codebook).catch(() => {});
    }
    const had = new Set(before.people.map(({ id }) => id));
    const came = new Map(after.people.filter(({ id }) => !had.has(id)).map((person) => [person.id, person]));
    if (came.size === 0) return;
    for (const id of await this.valuesInUse()) came.delete(id);
    const { codebook, annotators, people } = library.file;
    const left = people.filter((person) => !sameValue(came.get(person.id), person));
    if (left.length < people.length) await library.putShared({ codebook, annotators, people: left });
  }

  /** Every text that an attribute of any annotation holds: ids of people are among them. */
  private async valuesInUse(): Promise<Set<string>> {
    const { library } = this.parts;
    const used = new Set<string>();
    await eachAtOnce(await library.articleIds(), async (id) => {
      for (const annotator of (await library.annotatorsOf(id)).known) {
        for (const { attributes } of await library.readAnnotations(id, annotator)) {
          for (const value of Object.values(attributes)) if (typeof value === 'string') used.add(value);
        }
      }
    });
    return used;
  }
}

function filesOf(files: CallInput<'takeIn.preview'>['files']): InFile[] {
  return files.map(({ name, base64 }) => ({ name, bytes: Buffer.from(base64, 'base64') }));
}
