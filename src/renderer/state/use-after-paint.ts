import { useEffect, useLayoutEffect, useState } from 'react';
import type { Store } from './store';

/** Does something in a task after the next frame is painted. Returns the way to call it off. */
export function afterPaint(act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    // A task that is posted in a frame runs after that frame's paint.
    timer = setTimeout(act);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

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
  // What was shown of now stays shown when it is not urgent any more.
  useLayoutEffect(() => {
    if (isUrgent) setPainted(store.get());
  }, [isUrgent, store]);
  return isUrgent ? store.get() : painted;
}
