import { useEffect, useState } from 'react';
import type { ExportScope } from '../../core/calls/export-calls';
import type { HostApi } from '../../core/host-api';

/** Some articles that can be exported together. Must stay the same object while the dialog is open. */
export interface ArticleChoice {
  kind: 'article' | 'selected' | 'library';
  ids: readonly string[];
}

/** What the host offers for the articles; null until it has said. */
export function useExportScope(host: HostApi, { ids }: ArticleChoice): ExportScope | null {
  const [scope, setScope] = useState<ExportScope | null>(null);
  useEffect(() => {
    let left = false;
    setScope(null);
    void host.call('export.scope', { articleIds: [...ids] }).then((result) => {
      // What cannot be offered is not: the articles can be exported without.
      if (!left) setScope(result.ok ? result.value : { annotators: [], versions: [] });
    });
    return () => {
      left = true;
    };
  }, [host, ids]);
  return scope;
}
