import type { ExportedVersions, ExportScope } from '../../core/calls/export-calls';
import { Choice } from '../ui/choice';
import { useWords } from '../words/use-words';
import type { ArticleChoice } from './export-scope';
import type { RememberedChoice } from './last-choice';

interface ExportChoicesProps {
  articles: readonly ArticleChoice[];
  chosen: ArticleChoice;
  /** Null while it is not known what there is to choose from. */
  scope: ExportScope | null;
  versions: ExportedVersions;
  /** Annotators whose annotations are left out. */
  left: ReadonlySet<string>;
  remembered: RememberedChoice;
  onChoose: (articles: ArticleChoice) => void;
  onVersions: (versions: ExportedVersions) => void;
  onLeft: (left: ReadonlySet<string>) => void;
  onRemembered: (choice: RememberedChoice) => void;
}

/** What goes into the export; a choice that would change nothing is not shown. */
export function ExportChoices(props: ExportChoicesProps) {
  const { articles, chosen, scope, versions, remembered, onRemembered } = props;
  const say = useWords();
  return (
    <div>
      {articles.length > 1 ? (
        <Choice
          label={say('export.articles')}
          value={chosen.kind}
          options={articles.map(
            ({ kind, ids }) => [kind, say(`export.articles.${kind}`, { count: ids.length })] as const,
          )}
          onChange={(kind) => props.onChoose(articles.find((choice) => choice.kind === kind) ?? chosen)}
        />
      ) : null}
      {scope && scope.versions.length > 1 ? (
        <Choice
          label={say('export.versions')}
          value={String(versions)}
          options={[
            ['newest', say('export.newest')] as const,
            ['each', say('export.each')] as const,
            ...(chosen.ids.length === 1
              ? scope.versions
                  .slice(0, -1)
                  .map((version) => [String(version), say('export.version', { version })] as const)
              : []),
          ]}
          onChange={(value) => props.onVersions(value === 'newest' || value === 'each' ? value : Number(value))}
        />
      ) : null}
      {scope && scope.annotators.length > 1 && remembered.format !== 'qdc' ? (
        <Annotators {...props} annotators={scope.annotators} />
      ) : null}
      {remembered.format === 'csv' ? (
        <>
          <Choice
            label={say('export.separator')}
            value={remembered.separator}
            options={[
              [',', say('export.comma')],
              [';', say('export.semicolon')],
            ]}
            onChange={(value) => onRemembered({ ...remembered, separator: value === ';' ? ';' : ',' })}
          />
          <div className="export-checks">
            <label>
              <input
                type="checkbox"
                checked={remembered.bom}
                onChange={({ target }) => onRemembered({ ...remembered, bom: target.checked })}
              />
              {say('export.bom')}
            </label>
          </div>
        </>
      ) : null}
    </div>
  );
}

function Annotators({
  annotators,
  left,
  remembered,
  onLeft,
  onRemembered,
}: ExportChoicesProps & Pick<ExportScope, 'annotators'>) {
  const say = useWords();
  const toggle = (id: string) => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    onLeft(next);
  };
  return (
    <fieldset className="export-annotators">
      <legend>{say('export.annotators')}</legend>
      <div className="export-checks">
        {annotators.map(({ id, name }) => (
          <label key={id}>
            <input type="checkbox" checked={!left.has(id)} onChange={() => toggle(id)} />
            {name}
          </label>
        ))}
        <label className="export-apart">
          <input
            type="checkbox"
            checked={remembered.apart}
            onChange={({ target }) => onRemembered({ ...remembered, apart: target.checked })}
          />
          {say('export.apart')}
        </label>
      </div>
    </fieldset>
  );
}
