import { parseEnvelope, SessionReply, type SessionRequest } from '../../core/carrier';

/** The parts of the window that a session is made from. */
export interface SessionPage {
  location: Pick<Location, 'hash' | 'pathname' | 'search'>;
  history: Pick<History, 'replaceState'>;
  storage: Pick<Storage, 'getItem' | 'setItem'>;
  /** Posts a JSON body and gives the body of the answer. Rejects when nobody answers. */
  post(body: string): Promise<string>;
}

/** Asks the host to be let in. Rejects when no host answers; a refusal is a value. */
export type Enter = () => Promise<SessionReply>;

const storageName = 'guillemet.key';

/** The token of a printed URL, or undefined when the fragment is none. */
export function tokenOf(hash: string): string | undefined {
  return /^#token=(.+)$/s.exec(hash)?.[1];
}

/**
 * The way to be let in with the token of the address. Once the host has answered, the token is taken
 * out of the address, so that it stands neither in the history nor in a bookmark; not before, or a
 * reload in between would have neither the token nor what it bought. What it buys is a cookie that no script can read, and a key that
 * is kept for this origin: a reload, a second tab and a new connection need both.
 */
export function createEnter(page: SessionPage): Enter {
  let token = tokenOf(page.location.hash);
  let key = storedKey(page.storage);

  return async () => {
    const request: SessionRequest = {
      ...(token === undefined ? {} : { token }),
      ...(key === undefined ? {} : { key }),
    };
    const reply = parseEnvelope(SessionReply, await page.post(JSON.stringify(request)));
    if (reply === null) throw new Error('Something else than Guillemet answers at this address.');
    if (tokenOf(page.location.hash) !== undefined) {
      page.history.replaceState(null, '', page.location.pathname + page.location.search);
    }
    if (reply.ok) {
      token = undefined;
      key = reply.key;
      storeKey(page.storage, reply.key);
    }
    return reply;
  };
}

function storedKey(storage: SessionPage['storage']): string | undefined {
  try {
    return storage.getItem(storageName) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Without storage this tab goes on with the key in memory; only a reload needs the address again. */
function storeKey(storage: SessionPage['storage'], key: string): void {
  try {
    storage.setItem(storageName, key);
  } catch {}
}
