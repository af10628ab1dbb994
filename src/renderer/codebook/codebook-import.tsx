import { useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { mergeCodebook } from '../../core/annotation/codebook-merge';
import type { MergedEntry } from '../../core/annotation/merged-entry';
import type { CodebookFileProblem } from '../../core/exchange/codebook/codebook-file';
import type { CallOutput, HostApi } from '../../core/host-api';
import type { Result } from '../../core/result';
import { sayRefusal } from '../exchange/said-refusal';
import { openingOfFile } from '../importing/sources';
import { announce } from '../state/announcer';
import { codebook } from '../state/codebook';
import { useStore } from '../state/store';
import { AppDialog } from '../ui/app-dialog';
import { useWords } from '../words/use-words';
import { isWordKey, say as sayNow } from '../words/words';
import type { CodebookModel } from './codebook-model';
import { layerName, layerOf, relationTypeName } from './names';

type Read = Result<CallOutput<'codebook.read'>>;

/** Chooses a file, shows what it would change, and takes it in as one edit. */
export function CodebookImport({ host, model }: { host: HostApi; model: CodebookModel }) {
  const say = useWords();
  const picker = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<{ name: string; read: Read } | null>(null);

  async function choose(chosen: File) {
    const source = await openingOfFile(chosen).read();
    const { name } = chosen;
    if (!source.ok) return setFile({ name, read: source });
    if (source.value.kind !== 'file') return;
    setFile({ name, read: await host.call('codebook.read', { name, base64: source.value.base64 }) });
  }

  return (
    <>
      <Button className="button" onPress={() => picker.current?.click()}>
        {say('codebook.import')}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={say('codebook.import')}
        accept=".json,.csv,.tsv,.txt,.qdc"
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          if (chosen) void choose(chosen);
          event.target.value = '';
        }}
      />
      {file ? <ImportPreview {...file} model={model} onClose={() => setFile(null)} /> : null}
    </>
  );
}

interface ImportPreviewProps {
  name: string;
  read: Read;
  model: CodebookModel;
  onClose: () => void;
}

const none = { layers: [], tags: [], relationTypes: [] };

/** How many entries and problems are listed at most. */
const listed = 200;

function ImportPreview({ name, read, model, onClose }: ImportPreviewProps) {
  const say = useWords();
  const book = useStore(codebook, (value) => value);
  const other = read.ok ? read.value.codebook : none;
  const merge = useMemo(() => mergeCodebook(book, other), [book, other]);
  const problems = read.ok ? [...read.value.problems, ...merge.problems.map(ofTheWhole)] : [];
  const shown = merge.entries.filter(({ outcome, kept }) => outcome !== 'same' || kept.length > 0);
  const count = (outcome: MergedEntry['outcome']) => merge.entries.filter((entry) => entry.outcome === outcome).length;
  const isEmpty = merge.codebook === book;

  async function takeIn() {
    const done = await model.edit((before) => mergeCodebook(before, other).codebook);
    if (done) announce(say('codebook.import.taken', { count: count('new') + count('changed') }));
    onClose();
  }

  return (
    <AppDialog
      title={say('codebook.import.title', { file: name })}
      onClose={onClose}
      footer={
        read.ok && problems.length === 0 ? (
          <Button className="button primary" autoFocus isDisabled={isEmpty} onPress={() => void takeIn()}>
            {say('codebook.import.take')}
          </Button>
        ) : (
          <Button className="button primary" autoFocus onPress={onClose}>
            {say('dialog.close')}
          </Button>
        )
      }
    >
      {read.ok ? null : <p role="alert">{sayRefusal(read.error)}</p>}
      {problems.length > 0 ? (
        <>
          <p role="alert">{say('codebook.import.problems', { count: problems.length })}</p>
          <ul className="codebook-import-list" aria-label={say('codebook.import.problemList')}>
            {problems.slice(0, listed).map((problem) => (
              <li key={JSON.stringify(problem)}>{sentenceOf(problem)}</li>
            ))}
          </ul>
          {problems.length > listed ? (
            <p className="hint">{say('codebook.import.more', { count: problems.length - listed })}</p>
          ) : null}
        </>
      ) : null}
      {read.ok && problems.length === 0 ? (
        <>
          <p>
            {isEmpty
              ? say('codebook.import.nothing')
              : say('codebook.import.summary', {
                  added: count('new'),
                  changed: count('changed'),
                  same: count('same'),
                })}
          </p>
          {shown.length > 0 ? (
            <ul className="codebook-import-list" aria-label={say('codebook.import.list')}>
              {shown.slice(0, listed).map((entry) => (
                <EntryRow key={`${entry.kind} ${entry.path.join('\n')}`} entry={entry} />
              ))}
            </ul>
          ) : null}
          {shown.length > listed ? (
            <p className="hint">{say('codebook.import.more', { count: shown.length - listed })}</p>
          ) : null}
        </>
      ) : null}
    </AppDialog>
  );
}

function EntryRow({ entry }: { entry: MergedEntry }) {
  const say = useWords();
  const { kind, outcome, fields, kept } = entry;
  const facts = [
    say(`codebook.kind.${kind}`),
    ...(fields.length > 0 ? [fields.map(fieldName).join(', ')] : []),
    ...(kept.length > 0
      ? [
          say(outcome === 'new' ? 'codebook.import.without' : 'codebook.import.kept', {
            fields: kept.map(fieldName).join(', '),
          }),
        ]
      : []),
  ];
  return (
    <li>
      <span className="codebook-badge">
        {outcome === 'same' ? '=' : say(outcome === 'new' ? 'codebook.import.new' : 'codebook.import.changed')}
      </span>
      <bdi className="codebook-import-name">{nameOf(entry)}</bdi>
      <span className="hint">{facts.join(' · ')}</span>
    </li>
  );
}

/** What is built in is said in the language of the screen. */
function nameOf({ kind, layer = '', path }: MergedEntry): string {
  const [first = '', ...deeper] = path;
  if (kind === 'relation') return layer === first ? relationTypeName(layer) : first;
  const top = kind !== 'tag' && layerOf(layer)?.name === first ? layerName(layer) : first;
  return [top, ...deeper].join(' › ');
}

/** Columns of a table that are called otherwise than the field. */
const fieldOf: Readonly<Record<string, string>> = {
  'retired choices': 'retiredChoices',
  'moved choices': 'mergedChoices',
  'merged into': 'mergedInto',
};

function fieldName(field: string): string {
  const key = `codebook.field.${fieldOf[field] ?? field}`;
  return isWordKey(key) ? sayNow(key) : field;
}

function ofTheWhole({ path, kind, value }: ReturnType<typeof mergeCodebook>['problems'][number]): CodebookFileProblem {
  const field = String(path.findLast((part) => typeof part === 'string') ?? '');
  return { line: null, place: '', field, kind, value };
}

/** Where it stands, and what is wrong with it. */
function sentenceOf({ line, place, field, kind, value }: CodebookFileProblem): string {
  const where = [
    ...(line === null ? [] : [sayNow('codebook.import.line', { line })]),
    ...(place === '' ? [] : [sayNow('codebook.import.entry', { name: place })]),
    ...(field === '' ? [] : [fieldName(field)]),
  ];
  const what = sayNow(`codebook.problem.${kind}`, { value });
  return where.length === 0 ? what : sayNow('codebook.import.problem', { where: where.join(', '), what });
}
