import { sameValue } from '../../core/annotation/change';
import type { Codebook } from '../../core/annotation/codebook';
import { codebookProblems } from '../../core/annotation/codebook-problems';
import { type CodebookPart, countUse, type PartUse, partKey, removedParts } from '../../core/annotation/codebook-use';
import { mergedPartsOf } from '../../core/annotation/merged-parts';
import { TagTree } from '../../core/annotation/tag-tree';
import type { CodebookFormat, ReadCodebook } from '../../core/exchange/codebook/codebook-file';
import { readCodebook } from '../../core/exchange/codebook/read-codebook';
import { codebookFile } from '../../core/exchange/codebook/write-codebook';
import { raise } from '../../core/result';
import type { Library } from '../library/library';
import type { EmitEvent } from './events';
import { eachWork } from './every-work';

/** The codebook of the library: changed as a whole, and never so that an annotation would lose what it bears. */
export class CodebookService {
  /** One change at a time: the next one is held against what this one left. */
  private changing: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly library: Library,
    private readonly emit: EmitEvent,
  ) {}

  change(before: Codebook, after: Codebook): Promise<Codebook> {
    const changed = this.changing.then(() => this.changeNow(before, after));
    this.changing = changed.catch(() => {});
    return changed;
  }

  private async changeNow(before: Codebook, after: Codebook): Promise<Codebook> {
    if (!sameValue(this.library.file.codebook, before)) {
      raise('change-conflict', 'The codebook was changed elsewhere in the meantime. Look at it again.');
    }
    const [problem] = codebookProblems(after);
    if (problem) {
      raise('codebook-invalid', `${problem.path.join('.')}: ${problem.message}`, {
        path: ['after', ...problem.path],
        details: { reason: problem.message, kind: problem.kind, value: problem.value },
      });
    }
    const removed = removedParts(before, after);
    if (removed.length > 0) {
      const { counted, stored } = await this.uses(after);
      this.refuseUsed(removed, [counted, stored], before);
    }
    await this.library.putCodebook(after);
    this.emit('library.changed', {});
    return this.library.file.codebook;
  }

  private refuseUsed(removed: readonly CodebookPart[], uses: readonly PartUse[], codebook: Codebook): void {
    for (const part of removed) {
      const count = Math.max(...uses.map(({ annotations }) => annotations.get(partKey(part)) ?? 0));
      if (count === 0) continue;
      const name = nameOf(part, codebook);
      raise(
        'codebook-in-use',
        `"${name}" is used by ${count} ${count === 1 ? 'annotation' : 'annotations'} and was not deleted. Retire it or merge it into another instead.`,
        { details: { name, count } },
      );
    }
  }

  /** The codebook as a file of its own. */
  file(format: CodebookFormat): { fileName: string; mediaType: string; bytes: Buffer } {
    const { fileName, mediaType, text } = codebookFile(format, this.library.file);
    return { fileName, mediaType, bytes: Buffer.from(text, 'utf8') };
  }

  /** Raises as `readCodebook` does; nothing is stored. */
  read(name: string, bytes: Uint8Array): ReadCodebook {
    return readCodebook({ name, bytes }, this.library.file.codebook);
  }

  /** Of all annotators, in all articles and the trash. An article that cannot be read is passed over: `check` tells of it. */
  async use(): Promise<PartUse> {
    return (await this.uses(this.library.file.codebook)).counted;
  }

  /** What annotations use as they count under a codebook, and as they are stored. */
  private async uses(codebook: Codebook): Promise<{ counted: PartUse; stored: PartUse }> {
    const uses = { counted: noUse(), stored: noUse() };
    const tree = new TagTree(codebook);
    const merged = mergedPartsOf(codebook);
    await eachWork(this.library, (works) => {
      countUse(
        works.map(({ annotations, articleNote }) => ({ annotations: annotations.values(), articleNote })),
        uses.stored,
        null,
      );
      const today = works.map(({ annotations, articleNote }) => ({
        annotations: [...annotations.values()].map((annotation) => merged.annotation(annotation)),
        articleNote,
      }));
      countUse(today, uses.counted, tree);
    });
    return uses;
  }
}

function noUse(): PartUse {
  return { annotations: new Map(), articles: new Map() };
}

function nameOf(part: CodebookPart, codebook: Codebook): string {
  switch (part.kind) {
    case 'layer':
      return codebook.layers.find(({ id }) => id === part.layer)?.name ?? part.layer;
    case 'attribute':
      return part.attribute;
    case 'choice':
      return part.choice;
    case 'tag':
      return codebook.tags.find(({ id }) => id === part.tag)?.name ?? part.tag;
    case 'relation-type':
      return codebook.relationTypes.find(({ id }) => id === part.type)?.name ?? part.type;
  }
}
