/**
 * Time (ms, `performance.now`) at which the page has finished the first frame that shows what is
 * looked for. A message posted from `requestAnimationFrame` is taken after that frame's style, layout
 * and paint; where the browser begins another frame before it hands out messages, the beginning of
 * that one is taken. The compositor's own work after that, on another thread, is not counted, for anybody.
 *
 * `onFrame` is told how long each frame took until then, in ms. Rejects after a minute.
 */
export function painted(isThere: () => boolean, onFrame?: (took: number) => void): Promise<number> {
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => reject(new Error('What was waited for did not come in a minute.')), 60_000);
    const { port1, port2 } = new MessageChannel();
    let began: number | null = null;
    let scrolled: number | null = null;
    let next = 0;
    // A frame tells of scrolling before it runs any callback.
    const onScroll = () => {
      scrolled ??= performance.now();
    };
    const onFrameStart = () => {
      const now = scrolled ?? performance.now();
      scrolled = null;
      if (began !== null && ended(now)) return;
      began = now;
      port2.postMessage(null);
      next = requestAnimationFrame(onFrameStart);
    };
    const ended = (time: number): boolean => {
      onFrame?.(time - (began ?? time));
      began = null;
      if (!isThere()) return false;
      clearTimeout(patience);
      cancelAnimationFrame(next);
      document.removeEventListener('scroll', onScroll, true);
      resolve(time);
      return true;
    };
    port1.onmessage = () => {
      if (began !== null) ended(performance.now());
    };
    document.addEventListener('scroll', onScroll, true);
    requestAnimationFrame(onFrameStart);
  });
}

export interface KeyTimes {
  /** From the press, as the browser took it in, to the frame that shows the result. */
  painted: number;
  /** The same without waiting for frames to begin: what the page itself does. */
  work: number;
}

/** What the next press of the key takes, in ms. */
export function fromKeyToPainted(key: string, isThere: () => boolean): Promise<KeyTimes> {
  return new Promise((resolve, reject) => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== key) return;
      window.removeEventListener('keydown', pressed, true);
      let work = 0;
      // Added last to the outermost target, so all other listeners and their microtasks are done by then.
      const handled = () => {
        work += performance.now() - event.timeStamp;
      };
      window.addEventListener('keydown', handled, { once: true });
      void painted(isThere, (took) => {
        work += took;
      }).then((time) => resolve({ painted: time - event.timeStamp, work }), reject);
    };
    window.addEventListener('keydown', pressed, true);
  });
}

/** Resolves when the page has come to rest: some frames in which nothing else was due. */
export async function atRest(frames = 6): Promise<void> {
  for (let i = 0; i < frames; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
}
