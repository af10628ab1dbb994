import type { Batches } from './batches';
import { chooseFolder, type Gathered, gatherDrop, gatherFolder } from './folders';
import type { ImportQueue } from './import-queue';
import { type Opening, openingOfFile, openingsOfPaste, pasted } from './sources';

/** More files than this are a batch: nobody looks at each of them. */
export const mostPreviewed = 6;

/** Takes in whatever a user opens: a few files are shown one by one, many and folders are added as a batch. */
export class TakingIn {
  constructor(
    private readonly queue: ImportQueue,
    private readonly batches: Batches,
    /** Takes what holds annotations, and not articles, out of what is opened. */
    private readonly annotations: { withoutAnnotations(openings: readonly Opening[]): Promise<Opening[]> },
  ) {
    batches.onEach = (openings) => queue.add(openings);
  }

  files(files: readonly File[]): void {
    this.openings(files.map((file) => openingOfFile(file)));
  }

  openings(openings: readonly Opening[]): void {
    void this.annotations.withoutAnnotations(openings).then((articles) => this.articles(articles));
  }

  private articles(openings: readonly Opening[]): void {
    if (openings.length === 0) return;
    if (openings.length > mostPreviewed) this.batches.ask({ openings: [...openings], passedOver: 0 });
    else this.queue.add(openings);
  }

  paste(data: DataTransfer, pastedName: string): void {
    this.openings(openingsOfPaste(data, pastedName));
  }

  text(text: string, pastedName: string): void {
    this.openings([pasted(pastedName, { kind: 'pasted-text', text })]);
  }

  async drop(data: DataTransfer, pastedName: string): Promise<void> {
    const hasFolder = [...data.items].some((item) => item.webkitGetAsEntry()?.isDirectory);
    const gathered = await this.batches.gather((signal, onFound) => gatherDrop(data, pastedName, signal, onFound));
    if (gathered) this.gathered(gathered, hasFolder);
  }

  async folder(): Promise<void> {
    const files = await chooseFolder();
    if (files.length > 0) this.gathered(gatherFolder(files), true);
  }

  private gathered(gathered: Gathered, isFolder: boolean): void {
    if (isFolder) this.batches.ask(gathered);
    else this.openings(gathered.openings);
  }
}
