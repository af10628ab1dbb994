import { useEffect, useMemo, useRef, useState } from 'react';
import { Button, Cell, Column, Row, Table, TableBody, TableHeader } from 'react-aria-components';
import { foldName } from '../../core/annotation/person';
import type { CallOutput, HostApi, LibraryView } from '../../core/host-api';
import type { ArticleRow } from '../../core/library/article';
import { ExportDialog } from '../export/export-dialog';
import { screen } from '../state/screen';
import { useStore } from '../state/store';
import { LanguageSwitch } from '../ui/language-switch';
import { useWords } from '../words/use-words';
import { sayFailure, uiLanguage } from '../words/words';
import type { ImportQueue } from './import-queue';
import { openingOfFile } from './sources';

interface LibraryScreenProps {
  host: HostApi;
  library: LibraryView;
  queue: ImportQueue;
}

/** All articles of the library, and the ways to add one. */
export function LibraryScreen({ host, library, queue }: LibraryScreenProps) {
  const say = useWords();
  const [filter, setFilter] = useState('');
  const [exporting, setExporting] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const folded = foldName(filter);
  const rows = library.articles.filter(
    (row) => foldName(row.title).includes(folded) || foldName(row.outlet).includes(folded),
  );
  const articleIds = useMemo(() => library.articles.map((row) => row.id), [library]);

  return (
    <div className="library-screen">
      <header className="top-bar">
        <span className="brand" aria-hidden="true">
          «»
        </span>
        <h1 className="top-title">{library.name}</h1>
        <LanguageSwitch />
        {library.articles.length > 0 ? (
          <Button className="quiet-button" onPress={() => setExporting(true)}>
            {say('library.export')}
          </Button>
        ) : null}
        <Button className="button primary" onPress={() => picker.current?.click()}>
          {say('library.open')}
        </Button>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          aria-label={say('library.open')}
          accept=".txt,.text,.md,.markdown,.html,.htm,.xhtml"
          onChange={(event) => {
            queue.add([...(event.target.files ?? [])].map(openingOfFile));
            event.target.value = '';
          }}
        />
      </header>
      <Refusals queue={queue} />
      <main className="library-main">
        {library.articles.length === 0 ? (
          <EmptyLibrary host={host} queue={queue} />
        ) : (
          <>
            <div className="library-tools">
              <input
                type="search"
                className="library-filter"
                aria-label={say('library.search')}
                placeholder={say('library.search')}
                value={filter}
                onChange={(event) => setFilter(event.target.value)}
              />
              <span className="hint">{say('library.count', { count: rows.length })}</span>
              <span className="hint library-paste">{say('library.paste')}</span>
            </div>
            <ArticleTable rows={rows} filter={filter} />
          </>
        )}
      </main>
      <footer className="status-line">
        <span className="hint">{say('library.folder', { folder: library.folder })}</span>
      </footer>
      {exporting ? <ExportDialog host={host} articleIds={articleIds} onClose={() => setExporting(false)} /> : null}
    </div>
  );
}

function ArticleTable({ rows, filter }: { rows: readonly ArticleRow[]; filter: string }) {
  const say = useWords();
  const language = useStore(uiLanguage, (value) => value);
  const dates = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
  const languages = new Intl.DisplayNames(language, { type: 'language' });
  return (
    <Table
      className="article-table"
      aria-label={say('library.title')}
      selectionMode="none"
      onRowAction={(key) => screen.set({ name: 'article', articleId: String(key) })}
    >
      <TableHeader>
        <Column isRowHeader>{say('library.columnTitle')}</Column>
        <Column>{say('library.columnOutlet')}</Column>
        <Column>{say('library.columnLanguage')}</Column>
        <Column>{say('library.columnDate')}</Column>
        <Column className="number">{say('library.columnQuotes')}</Column>
        <Column className="number">{say('library.columnClaims')}</Column>
      </TableHeader>
      <TableBody
        items={rows}
        dependencies={[language]}
        renderEmptyState={() => <p className="hint">{say('library.noMatch', { filter })}</p>}
      >
        {(row) => (
          <Row id={row.id} textValue={row.title}>
            <Cell className="title">
              {row.title}
              {row.problem === undefined ? null : (
                <span className="warning" title={row.problem}>
                  {say('library.damaged')}
                </span>
              )}
            </Cell>
            <Cell>{row.outlet}</Cell>
            <Cell>{row.language === 'und' ? '' : languages.of(row.language)}</Cell>
            <Cell>{row.problem === undefined ? dates.format(new Date(row.imported)) : ''}</Cell>
            <Cell className="number">{row.quotes}</Cell>
            <Cell className="number">{row.claims}</Cell>
          </Row>
        )}
      </TableBody>
    </Table>
  );
}

/** The first start: an invitation, and something to try at once. */
function EmptyLibrary({ host, queue }: { host: HostApi; queue: ImportQueue }) {
  const say = useWords();
  const [samples, setSamples] = useState<CallOutput<'samples.list'>>([]);
  useEffect(() => {
    void host.call('samples.list', {}).then((result) => result.ok && setSamples(result.value));
  }, [host]);
  return (
    <div className="empty">
      <p className="empty-glyph" aria-hidden="true">
        «»
      </p>
      <h2>{say('library.empty')}</h2>
      <p>{say('library.emptyHelp')}</p>
      <p className="hint">{say('library.sample')}</p>
      <div className="samples">
        {samples.map((sample) => (
          <Button
            key={sample.id}
            className="button"
            onPress={() =>
              queue.add([
                { name: sample.title, read: async () => ({ ok: true, value: { kind: 'sample', id: sample.id } }) },
              ])
            }
          >
            <span lang={sample.language}>{sample.title}</span>
          </Button>
        ))}
      </div>
    </div>
  );
}

/** What could not be opened, by file and reason, until the user has read it. */
function Refusals({ queue }: { queue: ImportQueue }) {
  const say = useWords();
  const refusals = useStore(queue.refusals, (value) => value);
  if (refusals.length === 0) return null;
  return (
    <div className="refusals" role="alert">
      <ul>
        {refusals.map(({ failure }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two files may bear one name.
          <li key={index}>{sayFailure(failure)}</li>
        ))}
      </ul>
      <Button className="icon-button" aria-label={say('dialog.close')} onPress={() => queue.refusals.set([])}>
        ×
      </Button>
    </div>
  );
}
