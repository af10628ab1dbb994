import { expect, it } from 'vitest';
import { exportFormats } from '../../core/exchange/formats';
import { formatGroups } from './format-groups';

it('offers every format, each once', () => {
  const offered = formatGroups.flatMap(({ formats }) => [...formats]);
  expect(offered.toSorted()).toEqual([...exportFormats].sort());
});
