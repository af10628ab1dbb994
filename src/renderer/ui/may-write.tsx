import type { ReactNode } from 'react';
import { libraryAccess } from '../state/access';
import { useStore } from '../state/store';

/** Fields and buttons that change the library: all of them are switched off while this window only reads. */
export function MayWrite({ children }: { children: ReactNode }) {
  const isReading = useStore(libraryAccess, ({ access }) => access.kind === 'reading');
  return (
    <fieldset className="may-write" disabled={isReading}>
      {children}
    </fieldset>
  );
}
