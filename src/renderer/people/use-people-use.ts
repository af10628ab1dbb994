import { useEffect, useMemo, useState } from 'react';
import type { Person } from '../../core/annotation/person';
import type { HostApi } from '../../core/host-api';

/**
 * In how many articles each person is named by anybody; null until that is known. Who is named nowhere is left out. Counted anew
 * when entries come, go or are merged, which all articles are read for: until then the earlier count stands, and the host
 * takes nobody out of the register by it who is named.
 */
export function usePeopleUse(host: HostApi, people: readonly Person[]): Readonly<Record<string, number>> | null {
  const [counted, setCounted] = useState<Readonly<Record<string, number>> | null>(null);
  const entries = useMemo(
    () => people.map(({ id, mergedInto, removed }) => `${id} ${mergedInto ?? ''} ${removed ?? ''}`).join('\n'),
    [people],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: counted again for other entries.
  useEffect(() => {
    let left = false;
    void host.call('people.use', {}).then((result) => {
      if (!left && result.ok) setCounted(result.value.articles);
    });
    return () => {
      left = true;
    };
  }, [host, entries]);
  return counted;
}
