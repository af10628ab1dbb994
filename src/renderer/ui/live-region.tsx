import { announcement } from '../state/announcer';
import { useAfterPaint } from '../state/use-after-paint';

/**
 * Where screen readers hear what is announced, on every screen: one place for the whole page, so that nothing is
 * said twice and going to another screen repeats nothing.
 */
export function LiveRegion() {
  const { text, count } = useAfterPaint(announcement);
  return (
    // React Aria hides the page behind a dialog from screen readers, but for what has this mark.
    <div className="live-region" role="status" data-live-announcer="true">
      {/* The blank that comes and goes lets the same words be announced again. */}
      {text}
      {count % 2 === 0 ? '\u00a0' : ''}
    </div>
  );
}
