import { basename } from 'node:path';
import { additionSentence } from '../../core/exchange/incoming/additions';
import type { TakenArticle } from '../../core/exchange/incoming/report';
import { saidReport } from '../../core/exchange/incoming/said-report';
import { AnnotationService } from '../services/annotation-service';
import { ArticleList } from '../services/article-list';
import { filesToTakeIn } from '../services/exchange/incoming-files';
import { createIncomingReader } from '../services/exchange/incoming-reader';
import { storePlan } from '../services/exchange/store-plan';
import { planTakeIn, refuseEmpty } from '../services/exchange/take-in';
import type { Command } from './arguments';
import { count, withLibrary } from './commands';
import { type Output, oneLine } from './output';

/**
 * Annotations from elsewhere into a library. What was added is said on standard output, what was refused, moved or taken in part on
 * standard error; `--json` gives the report whole. Fails where nothing could be taken in.
 */
export async function mergeCommand(command: Extract<Command, { name: 'merge' }>, output: Output): Promise<number> {
  const incoming = await createIncomingReader()(basename(command.file), await filesToTakeIn(command.file));
  return withLibrary(command.library, 'write', async (library) => {
    const articles = new ArticleList(library);
    const parts = { library, articles, annotations: new AnnotationService(library, articles, () => {}) };
    const plan = await planTakeIn(parts, incoming, {
      fileName: basename(command.file),
      articleId: command.article ?? undefined,
    });
    const { report } = plan;
    await storePlan(parts, plan, basename(command.file));
    await articles.close();
    const said = saidReport(report);
    if (command.json) output.write(`${JSON.stringify(said, null, 2)}\n`);
    else {
      for (const article of report.articles) output.write(`${article.id}  ${oneLine(sentenceOf(article))}\n`);
      if (report.articles.length + report.added.length === 0) output.write('Nothing in it is new.\n');
      for (const addition of report.added) output.write(`${oneLine(additionSentence(addition))}\n`);
    }
    for (const { place, reason } of said.refused) output.complain(`${place}: refused, ${reason}`);
    for (const { lines } of said.articles) {
      for (const { place, outcome, reason } of lines) {
        if (outcome === 'refused' || outcome === 'partly')
          output.complain(`${place}: ${outcome === 'partly' ? 'taken in but for' : 'refused,'} ${reason}`);
        else if (outcome === 'moved') output.complain(`${place}: found in slightly other words; look at it`);
      }
    }
    refuseEmpty(command.file, report);
    return 0;
  });
}

function sentenceOf({ title, isNew, added, updated, unchanged, lines }: TakenArticle): string {
  const anchored = (outcome: string) => lines.filter((line) => line.outcome === outcome).length;
  const parts = [
    `${count(added, 'annotation')} added`,
    ...(updated > 0 ? [`${updated} updated`] : []),
    ...(unchanged > 0 ? [`${unchanged} here already`] : []),
    ...(anchored('quote') + anchored('context') > 0
      ? [`${anchored('quote') + anchored('context')} found by their words`]
      : []),
    ...(anchored('moved') > 0 ? [`${anchored('moved')} moved`] : []),
    ...(anchored('refused') > 0 ? [`${anchored('refused')} refused`] : []),
  ];
  return `${title}${isNew ? ' (new)' : ''}: ${parts.join(', ')}`;
}
