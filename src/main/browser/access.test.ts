import { describe, expect, it } from 'vitest';
import type { Result } from '../../core/result';
import { createAccess } from './access';

function secrets(result: Result<{ cookie: string; key: string }>): { cookie: string; key: string } {
  if (!result.ok) throw new Error(`refused: ${result.error.message}`);
  return result.value;
}

function reason(result: Result<unknown>): unknown {
  return result.ok ? 'let in' : result.error.details?.reason;
}

describe('access', () => {
  it('makes tokens of 256 bits that differ every time', () => {
    const access = createAccess();
    const tokens = [access.issueToken(), access.issueToken(), createAccess().issueToken()];
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(new Set(tokens).size).toBe(3);
  });

  it('exchanges a token for a cookie and a key that are neither each other nor the token', () => {
    const access = createAccess();
    const token = access.issueToken();
    const { cookie, key } = secrets(access.enter({ token }, []));
    expect(new Set([token, cookie, key]).size).toBe(3);
    expect(access.admitsCookie([cookie])).toBe(true);
    expect(access.admitsKey(key)).toBe(true);
    expect(access.admitsCookie([key, token])).toBe(false);
    expect(access.admitsKey(cookie)).toBe(false);
  });

  it('refuses a used token in another browser and says how to get a new address', () => {
    const access = createAccess();
    const token = access.issueToken();
    access.enter({ token }, []);
    const second = access.enter({ token }, []);
    expect(reason(second)).toBe('token-used');
    expect(second.ok ? '' : second.error.message).toMatch(/start it again: it prints a new address/);
  });

  it('lets the browser in again that used the token: a second tab, with the same address', () => {
    const access = createAccess();
    const token = access.issueToken();
    const first = secrets(access.enter({ token }, []));
    expect(secrets(access.enter({ token }, ['planted', first.cookie]))).toEqual(first);
  });

  it('lets a reload in with cookie and key together, and with neither alone', () => {
    const access = createAccess();
    const { cookie, key } = secrets(access.enter({ token: access.issueToken() }, []));
    expect(reason(access.enter({ key }, [cookie]))).toBe('let in');
    expect(reason(access.enter({}, [cookie]))).toBe('token-missing');
    expect(reason(access.enter({ key }, []))).toBe('cookie-missing');
    expect(reason(access.enter({ key: 'other' }, [cookie]))).toBe('session-ended');
  });

  it('goes on when an old address is opened again where the session still holds', () => {
    const access = createAccess();
    const { cookie, key } = secrets(access.enter({ token: access.issueToken() }, []));
    expect(reason(access.enter({ token: 'of an earlier run', key }, [cookie]))).toBe('let in');
  });

  it('refuses what it never issued, even beside a good cookie', () => {
    const access = createAccess();
    const { cookie } = secrets(access.enter({ token: access.issueToken() }, []));
    expect(reason(access.enter({ token: 'guess' }, [cookie]))).toBe('token-unknown');
    expect(reason(access.enter({}, []))).toBe('token-missing');
    expect(reason(createAccess().enter({ key: 'of an earlier run' }, [cookie]))).toBe('session-ended');
  });

  it('keeps a token good while others are used', () => {
    const access = createAccess();
    const [printed, window] = [access.issueToken(), access.issueToken()];
    expect(reason(access.enter({ token: window }, []))).toBe('let in');
    expect(reason(access.enter({ token: printed }, []))).toBe('let in');
  });
});
