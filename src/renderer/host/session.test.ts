import { beforeEach, describe, expect, it } from 'vitest';
import { createEnter, type SessionPage, tokenOf } from './session';

const refusal = { ok: false, error: { code: 'host-gone', message: 'Open the new address.' } };

let stored: Map<string, string>;
let shown: string;
let asked: unknown[];
let answer: () => unknown;

beforeEach(() => {
  stored = new Map();
  shown = '';
  asked = [];
  answer = () => ({ ok: true, key: 'the-key' });
});

function page(hash: string): SessionPage {
  shown = `/${hash}`;
  return {
    location: { hash, pathname: '/', search: '' },
    history: {
      replaceState: (_state: unknown, _unused: string, url?: string | URL | null) => {
        shown = String(url);
      },
    },
    storage: {
      getItem: (name) => stored.get(name) ?? null,
      setItem: (name, value) => {
        stored.set(name, value);
      },
    },
    post: async (body) => {
      asked.push(JSON.parse(body));
      const given = answer();
      return typeof given === 'string' ? given : JSON.stringify(given);
    },
  };
}

describe('tokenOf', () => {
  it('knows the fragment of a printed address from any other', () => {
    expect(tokenOf('#token=a-B_9')).toBe('a-B_9');
    for (const hash of ['', '#', '#token=', '#article=1', '#x&token=1']) expect(tokenOf(hash)).toBeUndefined();
  });
});

describe('createEnter', () => {
  it('keeps the token in the address until the host has answered, so that a reload in between still has it', async () => {
    const enter = createEnter(page('#token=t'));
    expect(shown).toBe('/#token=t');
    await enter();
    expect(shown).toBe('/');
  });

  it('takes a refused token out of the address as well', async () => {
    answer = () => refusal;
    await createEnter(page('#token=t'))();
    expect(shown).toBe('/');
  });

  it('leaves any other fragment where it is', () => {
    createEnter(page('#article=1'));
    expect(shown).toBe('/#article=1');
  });

  it('exchanges the token once, and from then on shows the key', async () => {
    const enter = createEnter(page('#token=t'));
    expect(await enter()).toEqual({ ok: true, key: 'the-key' });
    await enter();
    expect(asked).toEqual([{ token: 't' }, { key: 'the-key' }]);
  });

  it('shows the key again after a reload, when the token is gone from the address', async () => {
    await createEnter(page('#token=t'))();
    await createEnter(page(''))();
    expect(asked[1]).toEqual({ key: 'the-key' });
  });

  it('shows both when an address is opened where a key is kept', async () => {
    await createEnter(page('#token=t'))();
    await createEnter(page('#token=u'))();
    expect(asked[1]).toEqual({ token: 'u', key: 'the-key' });
  });

  it('gives a refusal as it is and keeps nothing of it', async () => {
    answer = () => refusal;
    expect(await createEnter(page(''))()).toEqual(refusal);
    expect(asked).toEqual([{}]);
    expect(stored.size).toBe(0);
  });

  it('tries the token again when nobody answered', async () => {
    const enter = createEnter(page('#token=t'));
    answer = () => {
      throw new TypeError('Failed to fetch');
    };
    await expect(enter()).rejects.toThrow('Failed to fetch');
    answer = () => ({ ok: true, key: 'k' });
    await enter();
    expect(asked).toEqual([{ token: 't' }, { token: 't' }]);
  });

  it('rejects an answer that is not from Guillemet', async () => {
    for (const given of ['<html>', '{"ok":true}', '{"ok":false,"error":"no"}']) {
      answer = () => given;
      await expect(createEnter(page(''))()).rejects.toThrow('Something else');
    }
  });

  it('goes on with the key in memory where storage is blocked', async () => {
    const blocked = page('#token=t');
    blocked.storage = {
      getItem: () => {
        throw new Error('blocked');
      },
      setItem: () => {
        throw new Error('blocked');
      },
    };
    const enter = createEnter(blocked);
    await enter();
    await enter();
    expect(asked).toEqual([{ token: 't' }, { key: 'the-key' }]);
  });
});
