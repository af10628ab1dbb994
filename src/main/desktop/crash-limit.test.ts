import { describe, expect, it } from 'vitest';
import { CrashLimit } from './crash-limit';

describe('CrashLimit', () => {
  it('stops offering after the second crash within a minute', () => {
    const limit = new CrashLimit();
    expect(limit.allowsReopening(1_000)).toBe(true);
    expect(limit.allowsReopening(60_999)).toBe(false);
  });

  it('forgets a crash after a minute', () => {
    const limit = new CrashLimit();
    expect(limit.allowsReopening(1_000)).toBe(true);
    expect(limit.allowsReopening(61_000)).toBe(true);
    expect(limit.allowsReopening(61_500)).toBe(false);
  });
});
