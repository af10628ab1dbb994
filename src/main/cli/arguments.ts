import { parseArgs } from 'node:util';
import { z } from 'zod';
import { Id } from '../../core/annotation/annotation';
import type { ExportedVersions } from '../../core/calls/export-calls';
import { type ExportFormat, exportFormats } from '../../core/exchange/formats';
import { Metadata } from '../../core/library/article';
import { type RecordField, RecordMapping, recordFields } from '../../core/library/records';

export type Command =
  | { name: 'help' }
  | { name: 'version' }
  | { name: 'open'; files: string[]; library: string | null }
  | { name: 'serve'; library: string | null; port: number; open: boolean }
  | {
      name: 'import';
      files: string[];
      library: string;
      encoding: string | null;
      mapping: RecordMapping | null;
      json: boolean;
    }
  | { name: 'list'; library: string; json: boolean }
  | {
      name: 'export';
      library: string;
      articles: string[];
      annotators: string[];
      /** An export for each annotator. */
      apart: boolean;
      /** Null for the very articles that are named, or the newest versions where none is. */
      versions: ExportedVersions | null;
      format: ExportFormat;
      separator: ',' | ';';
      bom: boolean;
      language: 'en' | 'fr';
      out: string;
      json: boolean;
    }
  | { name: 'check'; library: string; repair: boolean; json: boolean }
  | { name: 'merge'; file: string; library: string; article: string | null; json: boolean }
  | { name: 'merge-driver'; base: string; ours: string; theirs: string; path: string }
  | { name: 'suggest'; file: string; language: string | null; jsonl: boolean };

/** What the user typed cannot be understood: exit 2, with this one line. */
export class UsageError extends Error {}

const commandNames = [
  'open',
  'serve',
  'import',
  'list',
  'export',
  'merge',
  'check',
  'merge-driver',
  'suggest',
] as const;
type CommandName = (typeof commandNames)[number];

const optionsOf = {
  open: { library: { type: 'string' } },
  serve: { library: { type: 'string' }, port: { type: 'string' }, 'no-open': { type: 'boolean' } },
  import: {
    library: { type: 'string' },
    encoding: { type: 'string' },
    column: { type: 'string', multiple: true },
    json: { type: 'boolean' },
  },
  list: { library: { type: 'string' }, json: { type: 'boolean' } },
  export: {
    library: { type: 'string' },
    article: { type: 'string', multiple: true },
    annotator: { type: 'string', multiple: true },
    apart: { type: 'boolean' },
    versions: { type: 'string' },
    format: { type: 'string' },
    separator: { type: 'string' },
    'no-bom': { type: 'boolean' },
    language: { type: 'string' },
    out: { type: 'string' },
    json: { type: 'boolean' },
  },
  check: { library: { type: 'string' }, repair: { type: 'boolean' }, json: { type: 'boolean' } },
  merge: { library: { type: 'string' }, article: { type: 'string', multiple: true }, json: { type: 'boolean' } },
  'merge-driver': {},
  suggest: { language: { type: 'string' }, jsonl: { type: 'boolean' } },
} as const satisfies Record<CommandName, NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

/** `text=Corps`: which column of a table holds what. */
const columnPattern = new RegExp(`^(?:${recordFields.join('|')})=.`, 's');

/** Values as `parseArgs` gives them, in one shape for all commands. */
const Values = z.object({
  library: z.string().min(1, 'names no folder').optional(),
  port: z
    .string()
    .refine((value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535, 'takes a number from 0 to 65535')
    .transform(Number)
    .optional(),
  'no-open': z.boolean().optional(),
  encoding: z.string().min(1, 'names no encoding').optional(),
  column: z.array(z.string().regex(columnPattern, `is FIELD=NAME, FIELD one of ${recordFields.join(', ')}`)).optional(),
  json: z.boolean().optional(),
  repair: z.boolean().optional(),
  article: z.array(Id).optional(),
  annotator: z.array(z.string().min(1, 'names nobody')).optional(),
  apart: z.boolean().optional(),
  versions: z
    .string()
    .regex(/^(?:newest|each|[1-9]\d{0,5})$/, 'is newest, each, or the number of a version')
    .transform((value) => (value === 'newest' || value === 'each' ? value : Number(value)))
    .optional(),
  format: z.enum(exportFormats, `is one of ${exportFormats.join(', ')}`).optional(),
  out: z.string().min(1, 'names no file').optional(),
  separator: z.enum([',', ';'], 'is , or ;').optional(),
  'no-bom': z.boolean().optional(),
  language: Metadata.shape.language.optional(),
  jsonl: z.boolean().optional(),
});

/** `args`: what follows the program's name. Throws `UsageError`. */
export function parseArguments(args: readonly string[]): Command {
  const [first, ...others] = args;
  if (first === '--help' || first === '-h' || first === 'help') return { name: 'help' };
  if (first === '--version' || first === '-v') return { name: 'version' };
  const named = commandNames.find((name) => name === first);
  const name = named ?? 'open';
  const { values, positionals } = parse(name, named ? others : args);
  if (values.help) return { name: 'help' };
  if (positionals.includes('')) throw new UsageError(`${name}: a file name is empty`);
  const checked = Values.safeParse(values);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    throw new UsageError(`--${String(issue?.path[0])}: ${issue?.message}`);
  }
  return commandOf(name, checked.data, positionals);
}

function parse(name: CommandName, args: readonly string[]) {
  const options = { ...optionsOf[name], help: { type: 'boolean', short: 'h' } } as const;
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function commandOf(name: CommandName, values: z.infer<typeof Values>, positionals: string[]): Command {
  const json = values.json ?? false;
  const required = <T>(value: T | undefined, option: string): T => {
    if (value === undefined) throw new UsageError(`${name} needs --${option}`);
    return value;
  };
  const noFiles = () => {
    if (positionals.length > 0) throw new UsageError(`${name} takes no "${positionals[0]}"`);
  };
  switch (name) {
    case 'open':
      return { name, files: positionals, library: values.library ?? null };
    case 'serve':
      noFiles();
      return { name, library: values.library ?? null, port: values.port ?? 0, open: !values['no-open'] };
    case 'import':
      if (positionals.length === 0) throw new UsageError('import needs at least one file or folder');
      return {
        name,
        files: positionals,
        library: required(values.library, 'library'),
        encoding: values.encoding ?? null,
        mapping: values.column ? mappingOf(values.column) : null,
        json,
      };
    case 'list':
      noFiles();
      return { name, library: required(values.library, 'library'), json };
    case 'suggest': {
      const [file, another] = positionals;
      if (file === undefined || another !== undefined)
        throw new UsageError('suggest needs one file, or - for standard input');
      return { name, file, language: values.language ?? null, jsonl: values.jsonl ?? false };
    }
    case 'check':
      noFiles();
      return { name, library: required(values.library, 'library'), repair: values.repair ?? false, json };
    case 'merge': {
      const [file, another] = positionals;
      const [article, second] = values.article ?? [];
      if (file === undefined || another !== undefined) throw new UsageError('merge needs one file or folder');
      if (second !== undefined) throw new UsageError('merge takes one --article');
      return { name, file, library: required(values.library, 'library'), article: article ?? null, json };
    }
    case 'merge-driver': {
      const [base, ours, theirs, path = ours, ...more] = positionals;
      if (base === undefined || ours === undefined || theirs === undefined || path === undefined || more.length > 0) {
        throw new UsageError('merge-driver takes BASE OURS THEIRS and the PATH of the file');
      }
      return { name, base, ours, theirs, path };
    }
    case 'export':
      noFiles();
      return {
        name,
        library: required(values.library, 'library'),
        articles: values.article ?? [],
        annotators: values.annotator ?? [],
        apart: values.apart ?? false,
        versions: values.versions ?? null,
        format: required(values.format, 'format'),
        separator: values.separator ?? ',',
        bom: !values['no-bom'],
        language: values.language?.startsWith('fr') ? 'fr' : 'en',
        out: required(values.out, 'out'),
        json,
      };
  }
}

function mappingOf(columns: readonly string[]): RecordMapping {
  const pairs = columns.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]);
  const mapping = RecordMapping.parse(Object.fromEntries(pairs) as Partial<Record<RecordField, string>>);
  if (mapping.text === undefined) throw new UsageError('import needs --column text=NAME beside the other columns');
  return mapping;
}

export const usage = `Guillemet: open articles offline, mark quotes and claims, export annotated JSON.

  guillemet [open] [FILES…] [--library DIR]
  guillemet serve [--library DIR] [--port N] [--no-open]
  guillemet import FILES|FOLDERS… --library DIR [--encoding NAME] [--column FIELD=NAME]… [--json]
                   FIELD: text, title, byline, outlet, published, url, language
  guillemet list --library DIR [--json]
  guillemet export --library DIR [--article ID]… [--versions newest|each|N] [--annotator NAME]… [--apart]
                   --format FORMAT --out PATH|FOLDER|- [--separator ,|;] [--no-bom] [--language en|fr] [--json]
                   FORMAT: ${exportFormats.join(', ')}
  guillemet merge FILE|FOLDER --library DIR [--article ID] [--json]
  guillemet check --library DIR [--repair] [--json]
  guillemet merge-driver BASE OURS THEIRS [PATH]
  guillemet suggest FILE|- [--language fr|en|…] [--jsonl]
  guillemet --help | --version

Exit: 0 done, 1 failed (one line on stderr says why), 2 wrong usage.
`;
