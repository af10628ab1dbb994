import { expect, it } from 'vitest';
import { paperOf } from './paper';

it.each([
  ['US', 'Letter'],
  ['ca', 'Letter'],
  ['FR', 'A4'],
  ['GB', 'A4'],
  ['', 'A4'],
])('the paper of "%s" is %s', (country, paper) => expect(paperOf(country)).toBe(paper));
