import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseStartArguments, receivedArguments } from './start-arguments';

const folder = resolve('/news');
const inFolder = (...names: string[]) => names.map((name) => resolve(folder, name));

function packaged(...rest: string[]) {
  return parseStartArguments({ argv: ['/opt/guillemet', ...rest], namesApp: false, folder });
}

function developing(...rest: string[]) {
  return parseStartArguments({ argv: ['/opt/electron', ...rest], namesApp: true, folder });
}

describe('parseStartArguments', () => {
  it('reads the library and the files, in order and absolute', () => {
    expect(packaged('--library', 'lib', 'b.txt', 'a.html')).toEqual({
      library: resolve(folder, 'lib'),
      files: inFolder('b.txt', 'a.html'),
    });
    expect(packaged('a.html', '--library=lib').library).toBe(resolve(folder, 'lib'));
  });

  it('does not take the path of the app for a file', () => {
    expect(developing('.', 'a.html').files).toEqual(inFolder('a.html'));
    expect(developing('--no-sandbox', '/opt/app', '--library', 'lib', 'a.html')).toEqual({
      library: resolve(folder, 'lib'),
      files: inFolder('a.html'),
    });
    expect(developing('.').files).toEqual([]);
  });

  it('passes over switches that others add', () => {
    expect(
      developing('-r', '/tools/loader.js', '--inspect=0', '--remote-debugging-port=0', '.', '--lang=fr', 'a.html'),
    ).toEqual({ library: null, files: inFolder('a.html') });
    expect(packaged('-psn_0_12345', '--original-process-start-time=1', '').files).toEqual([]);
  });

  it('takes what follows -- for files, even when it looks like a switch', () => {
    expect(packaged('--', '--library', '-notes.txt').files).toEqual(inFolder('--library', '-notes.txt'));
  });

  it('falls back to the usual library when none is named', () => {
    expect(packaged('--library').library).toBeNull();
    expect(packaged('--library=', 'a.html')).toEqual({ library: null, files: inFolder('a.html') });
  });
});

describe('receivedArguments', () => {
  it('takes what another start of ours sends', () => {
    const sent = packaged('--library', 'lib', 'a.html');
    expect(receivedArguments(JSON.parse(JSON.stringify(sent)))).toEqual(sent);
  });

  it.each([null, undefined, 'a.html', {}, { library: null }, { library: 1, files: [] }, { library: null, files: [1] }])(
    'makes nothing of %j',
    (data) => expect(receivedArguments(data)).toEqual({ library: null, files: [] }),
  );
});
