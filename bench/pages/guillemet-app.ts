import { painted } from '../painted';
import { guillemetMarked, listIsThere, marksAreThere, prepareMark } from './guillemet-marks';

/** Put into the page of the real app, beside what the app itself does there. */
window.guillemetBench = {
  prepare: prepareMark,
  marked: guillemetMarked,
  opened: () =>
    new Promise((resolve, reject) => {
      const released = (event: Event) =>
        void painted(() => marksAreThere() && listIsThere()).then((time) => resolve(time - event.timeStamp), reject);
      window.addEventListener('pointerup', released, { capture: true, once: true });
    }),
  saved: () =>
    new Promise((resolve, reject) => {
      // The status line follows after the mark: until it counts one more, it speaks of what was before.
      const before = document.querySelector('.counts')?.textContent;
      const isSaved = () =>
        document.querySelector('.counts')?.textContent !== before &&
        document.querySelector('[data-save]')?.getAttribute('data-save') === 'saved';
      const pressed = (event: Event) => void painted(isSaved).then((time) => resolve(time - event.timeStamp), reject);
      window.addEventListener('keydown', pressed, { capture: true, once: true });
    }),
};

declare global {
  interface Window {
    guillemetBench: {
      prepare: typeof prepareMark;
      marked: typeof guillemetMarked;
      /** From the release of the mouse on the row to the first frame with marks; call it before. */
      opened(): Promise<number>;
      /** From the next key to the frame in which everything is said to be saved; call it before. */
      saved(): Promise<number>;
    };
  }
}
