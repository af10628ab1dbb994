import { useEffect, useState } from 'react';
import type { Store } from './store';

/**
 * The store's value as of the last painted frame: what follows with it leaves that frame to what must
 * be seen at once. `isUrgent` asks for the value of now.
 */
export function useAfterPaint<T>(store: Store<T>, isUrgent = false): T {
  const [painted, setPainted] = useState(store.get());
  useEffect(() => {
    let frame = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const follow = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        clearTimeout(timer);
        // A task that is posted in a frame runs after that frame's paint.
        timer = setTimeout(() => setPainted(store.get()));
      });
    };
    setPainted(store.get());
    const stop = store.subscribe(follow);
    return () => {
      stop();
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [store]);
  return isUrgent ? store.get() : painted;
}
