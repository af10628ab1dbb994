import { useEffect, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import type { CallOutput, HostApi } from '../../core/host-api';
import type { ArticleRow } from '../../core/library/article';
import type { Failure } from '../../core/result';
import type { ConcordanceLine } from '../../core/search/concordance';
import { plainQuery } from '../../core/search/query';
import { LayerGlyph } from '../ui/layer-glyph';
import { useWords } from '../words/use-words';
import { sayFailure, uiLanguage } from '../words/words';
import { marksByArticle } from './marks-by-article';

interface PersonMarksProps {
  host: HostApi;
  personId: string;
  articles: readonly ArticleRow[];
  onOpen: (line: ConcordanceLine) => void;
}

/** How many are drawn at once; more are shown when asked for. */
const atOnce = 200;

/** How long walking through the register may rest before a person's words are looked up, in ms. */
const pause = 80;

type Found = CallOutput<'search.run'>;

/** All quotes and claims of a person in the library, by article. */
export function PersonMarks({ host, personId, articles, onOpen }: PersonMarksProps) {
  const say = useWords();
  const [found, setFound] = useState<Found | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [limit, setLimit] = useState(atOnce);
  const titles = useMemo(() => new Map(articles.map((row) => [row.id, row])), [articles]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: with the articles, what is said in them may have changed.
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(async () => {
      const result = await host.call('search.run', {
        query: { ...plainQuery, scope: 'annotations', person: personId },
        order: 'article',
        language: uiLanguage.get(),
        articleIds: null,
        name: 'person',
      });
      if (!isWanted) return;
      if (result.ok) setFound(result.value);
      setFailure(result.ok ? null : result.error);
    }, pause);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [host, personId, articles]);

  const groups = useMemo(() => marksByArticle((found?.lines ?? []).slice(0, limit)), [found, limit]);
  if (failure) {
    return (
      <p className="warning" role="alert">
        {sayFailure(failure)}
      </p>
    );
  }
  if (!found) return <p className="hint">{say('people.looking')}</p>;
  const more = Math.min(found.lines.length, limit + atOnce) - limit;
  return (
    <section className="person-marks" aria-label={say('people.marks')}>
      <h2>
        {say('people.marks')}
        <span className="hint">{say('people.marksCount', { count: found.hits, articles: found.articles })}</span>
      </h2>
      {groups.map(({ articleId, lines }) => {
        const row = titles.get(articleId);
        return (
          <div key={articleId} className="person-article">
            <h3>
              <bdi lang={row?.language}>{row?.title ?? articleId}</bdi>
              <span className="hint">{[row?.outlet, row?.published].filter(Boolean).join(' · ')}</span>
            </h3>
            <ul>
              {lines.map((line) => (
                <li key={`${line.annotation?.id} ${line.start} ${line.end}`}>
                  <Button className="person-mark" onPress={() => onOpen(line)}>
                    {line.annotation ? <LayerGlyph layer={line.annotation.layer} named /> : null}
                    <span className="person-words" lang={row?.language} dir="auto">
                      {line.exact}
                    </span>
                  </Button>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
      {more > 0 ? (
        <Button className="button" onPress={() => setLimit(limit + atOnce)}>
          {say('people.more', { count: more })}
        </Button>
      ) : null}
    </section>
  );
}
