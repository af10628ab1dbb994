import { additionKinds } from '../../core/exchange/incoming/additions';
import type { TakeInReport, TakenArticle } from '../../core/exchange/incoming/report';
import { layerName, layerOf } from '../codebook/names';
import { useWords } from '../words/use-words';
import { isWordKey } from '../words/words';
import { sayPlace, sayReason } from './said-refusal';

/** Rows and lines that are shown at most; the counts tell of all. */
const shownAtMost = 200;

/** What a file does to each article, what comes with it, and what to look at. */
export function ReportView({ report, isDone }: { report: TakeInReport; isDone: boolean }) {
  const say = useWords();
  const { articles } = report;
  return (
    <div className="take-in-report">
      <p>{say('takeIn.recognised', { format: useFormatName(report.format) })}</p>
      {articles.length > 0 ? (
        <table className="take-in-articles" aria-label={say('takeIn.articles')}>
          <thead>
            <tr>
              <th scope="col">{say('takeIn.article')}</th>
              <th scope="col">{say('takeIn.anchored')}</th>
              <th scope="col">{say('takeIn.marks')}</th>
            </tr>
          </thead>
          <tbody>
            {articles.slice(0, shownAtMost).map((article, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a file may speak of one article twice.
              <ArticleRow key={place} article={article} />
            ))}
          </tbody>
        </table>
      ) : null}
      {articles.length > shownAtMost ? (
        <p className="hint">{say('trash.more', { count: articles.length - shownAtMost })}</p>
      ) : null}
      <Additions report={report} isDone={isDone} />
      <ToLookAt report={report} />
    </div>
  );
}

function useFormatName(format: string): string {
  const say = useWords();
  const key = `takeIn.format.${format}`;
  return isWordKey(key) ? say(key) : format;
}

function ArticleRow({ article }: { article: TakenArticle }) {
  const say = useWords();
  const { title, match, added, updated, unchanged, outcomes, annotators, layers } = article;
  const reanchored = outcomes.quote + outcomes.context;
  return (
    <tr>
      <th scope="row">
        {title}
        <span className="hint take-in-match">{say(`takeIn.match.${match}`)}</span>
      </th>
      <td>
        <ul className="take-in-facts">
          <li>{say('takeIn.exact', { count: outcomes.exact })}</li>
          {reanchored > 0 ? <li>{say('takeIn.reanchored', { count: reanchored })}</li> : null}
          {outcomes.moved > 0 ? (
            <li className="take-in-look">{say('takeIn.moved', { count: outcomes.moved })}</li>
          ) : null}
          {outcomes.refused > 0 ? (
            <li className="take-in-look">{say('takeIn.refused', { count: outcomes.refused })}</li>
          ) : null}
        </ul>
      </td>
      <td>
        <ul className="take-in-facts">
          <li>{say('takeIn.counts', { added, updated, unchanged })}</li>
          {layers.length > 0 ? (
            <li className="hint">
              {layers.map(({ id, name, count }) => `${layerOf(id) ? layerName(id) : name} ${count}`).join(' · ')}
            </li>
          ) : null}
          {annotators.length > 0 ? (
            <li className="hint">{annotators.map(({ name, count }) => `${name} ${count}`).join(' · ')}</li>
          ) : null}
        </ul>
      </td>
    </tr>
  );
}

function Additions({ report, isDone }: { report: TakeInReport; isDone: boolean }) {
  const say = useWords();
  if (report.added.length === 0) return null;
  const kinds = additionKinds.flatMap((kind) => {
    const list = report.added.filter((addition) => addition.kind === kind);
    return list.length > 0 ? [[kind, list] as const] : [];
  });
  return (
    <section aria-label={say(isDone ? 'takeIn.came' : 'takeIn.comes')}>
      <h3>{say(isDone ? 'takeIn.came' : 'takeIn.comes')}</h3>
      <dl className="take-in-additions">
        {kinds.map(([kind, list]) => (
          <div key={kind}>
            <dt>{say(`takeIn.kind.${kind}`, { count: list.length })}</dt>
            <dd>{list.map(({ name, of }) => (of === '' ? name : `${name} (${of})`)).join(', ')}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Everything that was not simply anchored where it was, with its place in the file. */
function ToLookAt({ report }: { report: TakeInReport }) {
  const say = useWords();
  const lines = [
    ...report.refused.map((line) => ({ ...line, outcome: 'refused' as const })),
    ...report.articles.flatMap((article) => article.lines.filter(({ outcome }) => outcome !== 'exact')),
  ];
  if (lines.length === 0) return null;
  const count = report.refused.length + report.articles.reduce((sum, { outcomes }) => sum + notExact(outcomes), 0);
  return (
    <section aria-label={say('takeIn.lookAt')}>
      <h3>{say('takeIn.lookAt')}</h3>
      <ul className="take-in-lines">
        {lines.slice(0, shownAtMost).map(({ place, outcome, reason }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same.
          <li key={index} className={outcome === 'refused' || outcome === 'moved' ? 'take-in-look' : undefined}>
            <strong>{sayPlace(place)}</strong> {say(`takeIn.outcome.${outcome}`)}
            {reason === null ? null : <span className="hint">{sayReason(reason)}</span>}
          </li>
        ))}
      </ul>
      {count > Math.min(lines.length, shownAtMost) ? (
        <p className="hint">{say('trash.more', { count: count - Math.min(lines.length, shownAtMost) })}</p>
      ) : null}
    </section>
  );
}

function notExact({ quote, context, moved, partly, refused }: TakenArticle['outcomes']): number {
  return quote + context + moved + partly + refused;
}
