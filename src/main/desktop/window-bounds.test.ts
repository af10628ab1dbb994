import { describe, expect, it } from 'vitest';
import { smallestWindow, windowBounds } from './window-bounds';

const main = { x: 0, y: 25, width: 1440, height: 875 };
const left = { x: -1920, y: 0, width: 1920, height: 1080 };
const saved = { x: 100, y: 80, width: 1000, height: 700 };

describe('windowBounds', () => {
  it('opens where the window was', () => expect(windowBounds(saved, [main])).toEqual(saved));

  it('opens on a second display that is still there', () => {
    const there = { ...saved, x: -1800 };
    expect(windowBounds(there, [main, left])).toEqual(there);
  });

  it('opens in the middle, with its old size, when that display is gone', () => {
    expect(windowBounds({ ...saved, x: -1800 }, [main])).toEqual({ width: 1000, height: 700 });
  });

  it('opens in the middle when its first row could not be reached', () => {
    expect(windowBounds({ ...saved, y: -40 }, [main])).toEqual({ width: 1000, height: 700 });
    expect(windowBounds({ ...saved, y: 890 }, [main])).toEqual({ width: 1000, height: 700 });
    expect(windowBounds({ ...saved, x: 1400 }, [main])).toEqual({ width: 1000, height: 700 });
  });

  it('is never larger than its display nor smaller than it can be used', () => {
    expect(windowBounds({ ...saved, width: 9000, height: 9000 }, [main])).toEqual({
      x: 100,
      y: 80,
      width: 1440,
      height: 875,
    });
    expect(windowBounds({ ...saved, width: 200, height: 10 }, [main])).toEqual({ x: 100, y: 80, ...smallestWindow });
  });

  it('has a size on the first start, and without a display', () => {
    expect(windowBounds(null, [main])).toEqual({ width: 1280, height: 840 });
    expect(windowBounds(saved, [])).toEqual({ width: 1000, height: 700 });
  });
});
