import { describe, expect, it } from 'vitest';
import { exportFormats } from '../../core/exchange/formats';
import { type Command, parseArguments, UsageError, usage } from './arguments';

const words = (line: string) => (line === '' ? [] : line.split(' '));

describe('the command line', () => {
  it.each<[string, Command]>([
    ['', { name: 'open', files: [], library: null }],
    ['open', { name: 'open', files: [], library: null }],
    ['a.txt b.md --library Desk', { name: 'open', files: ['a.txt', 'b.md'], library: 'Desk' }],
    ['open --library=Desk a.txt', { name: 'open', files: ['a.txt'], library: 'Desk' }],
    ['open list', { name: 'open', files: ['list'], library: null }],
    ['open -- --odd.txt', { name: 'open', files: ['--odd.txt'], library: null }],
    ['serve', { name: 'serve', library: null, port: 0, open: true }],
    ['serve --library D --port 65535 --no-open', { name: 'serve', library: 'D', port: 65_535, open: false }],
    [
      'import a.txt b --library D',
      { name: 'import', files: ['a.txt', 'b'], library: 'D', encoding: null, mapping: null, json: false },
    ],
    [
      'import a.csv --library D --column text=Corps --column title=a=b',
      {
        name: 'import',
        files: ['a.csv'],
        library: 'D',
        encoding: null,
        mapping: { text: 'Corps', title: 'a=b' },
        json: false,
      },
    ],
    [
      'import --json --encoding windows-1252 --library D a.txt',
      { name: 'import', files: ['a.txt'], library: 'D', encoding: 'windows-1252', mapping: null, json: true },
    ],
    ['list --library D', { name: 'list', library: 'D', json: false }],
    ['list --json --library D', { name: 'list', library: 'D', json: true }],
    ['check --library D --json', { name: 'check', library: 'D', repair: false, json: true }],
    [
      'export --library D --format json --out -',
      {
        name: 'export',
        library: 'D',
        articles: [],
        annotators: [],
        apart: false,
        versions: null,
        format: 'json',
        separator: ',',
        bom: true,
        language: 'en',
        out: '-',
        json: false,
      },
    ],
    [
      'export --library D --article a-1 --article a-2 --annotator Zoé --annotator Ada --apart --versions each --format csv --separator ; --no-bom --language fr --json --out x.csv',
      {
        name: 'export',
        library: 'D',
        articles: ['a-1', 'a-2'],
        annotators: ['Zoé', 'Ada'],
        apart: true,
        versions: 'each',
        format: 'csv',
        separator: ';',
        bom: false,
        language: 'fr',
        out: 'x.csv',
        json: true,
      },
    ],
    ['--help', { name: 'help' }],
    ['-h', { name: 'help' }],
    ['help', { name: 'help' }],
    ['export --help', { name: 'help' }],
    ['list -h --library D', { name: 'help' }],
    ['--version', { name: 'version' }],
    ['-v', { name: 'version' }],
  ])('understands “%s”', (line, command) => {
    expect(parseArguments(words(line))).toEqual(command);
  });

  it.each([
    ['import', 'at least one file'],
    ['import a.txt', 'needs --library'],
    ['import a.txt --library', '--library'],
    ['import a.txt --library D --encoding', '--encoding'],
    ['import a.csv --library D --column body=Corps', '--column: is FIELD=NAME'],
    ['import a.csv --library D --column title=Titre', '--column text=NAME'],
    ['list', 'needs --library'],
    ['list a.txt --library D', 'takes no "a.txt"'],
    ['check', 'needs --library'],
    ['check x --library D', 'takes no "x"'],
    ['export --library D --out -', 'needs --format'],
    ['export --library D --format json', 'needs --out'],
    ['export --format json --out -', 'needs --library'],
    ['export --library D --format xml --out -', 'is one of json, w3c'],
    ['export --library D --format json --out - --article ../a', '--article'],
    [
      'export --library D --format json --out - --versions 0',
      '--versions: is newest, each, or the number of a version',
    ],
    ['serve a.txt', 'takes no "a.txt"'],
    ['serve --port 65536', '--port: takes a number from 0 to 65535'],
    ['serve --port -1', '--port'],
    ['serve --port 0x50', '--port: takes a number from 0 to 65535'],
    ['serve --port 1e3', '--port: takes a number from 0 to 65535'],
    ['serve --port 80.5', '--port: takes a number from 0 to 65535'],
    ['open --port 80', '--port'],
    ['list --library D --colour', '--colour'],
    ['--library D --version', '--version'],
  ])('refuses “%s” and says why', (line, reason) => {
    expect(() => parseArguments(words(line))).toThrow(UsageError);
    expect(() => parseArguments(words(line))).toThrow(reason);
  });

  it.each([
    [['list', '--library', ''], '--library: names no folder'],
    [['serve', '--port', ''], '--port: takes a number'],
    [['serve', '--port', ' '], '--port: takes a number'],
    [['import', 'a.txt', '--library', 'D', '--encoding', ''], '--encoding: names no encoding'],
    [['export', '--library', 'D', '--format', 'json', '--out', ''], '--out: names no file'],
    [['export', '--library', 'D', '--format', 'json', '--out', '-', '--annotator', ''], '--annotator: names nobody'],
    [['import', '', '--library', 'D'], 'a file name is empty'],
    [[''], 'a file name is empty'],
  ])('refuses what is empty: %j', (args, reason) => {
    expect(() => parseArguments(args)).toThrow(reason);
  });

  it('is told in full by the usage, each option of each command', () => {
    for (const option of [
      ...['open', 'serve', 'import', 'list', 'export', 'check', '--library', '--port', '--no-open', '--encoding'],
      ...[
        '--json',
        '--article',
        '--annotator',
        '--format',
        ...exportFormats,
        '--separator',
        '--language',
        '--out',
        '--help',
        '--version',
      ],
    ]) {
      expect(usage).toContain(option);
    }
  });
});
