import { expect, it } from 'vitest';
import { bundlesOf } from './bundles';

const named = (...names: string[]) => names.map((name) => ({ name }));
const names = (files: { name: string }[][]) => files.map((bundle) => bundle.map(({ name }) => name));

it('keeps together what needs each other', () => {
  expect(names(bundlesOf(named('a.txt', 'a.ANN', 'annotation.conf')))).toEqual([['a.txt', 'a.ANN', 'annotation.conf']]);
  expect(names(bundlesOf(named('a.xmi', 'TypeSystem.xml')))).toEqual([['a.xmi', 'TypeSystem.xml']]);
});

it('takes what stands alone one after the other, without what only says how it looks', () => {
  expect(names(bundlesOf(named('a.json', 'b.json')))).toEqual([['a.json'], ['b.json']]);
  expect(names(bundlesOf(named('tasks.json', 'labeling-config.xml')))).toEqual([['tasks.json']]);
  expect(names(bundlesOf(named('project.xml')))).toEqual([['project.xml']]);
});
