import { createContext, type ReactNode, useContext } from 'react';
import { libraryAccess } from '../state/access';
import { useStore } from '../state/store';

/** Whether what is shown below is only to be read, such as another annotator's work. */
export const ReadingOnly = createContext(false);

/** Fields and buttons that change the library: all of them are switched off while this window, or what it shows, is only read. */
export function MayWrite({ children }: { children: ReactNode }) {
  const isOthers = useContext(ReadingOnly);
  const isReading = useStore(libraryAccess, ({ access }) => access.kind === 'reading');
  return (
    <fieldset className="may-write" role="presentation" disabled={isReading || isOthers}>
      {children}
    </fieldset>
  );
}
