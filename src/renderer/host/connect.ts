import './without-eval';
import { sessionPath, socketPath } from '../../core/carrier';
import type { ConnectedHost } from './connected-host';
import type { OpenLine } from './connection';
import { createEnter, tokenOf } from './session';
import { connectSocketHost } from './socket-host';

/**
 * The host behind this page: the desktop app's where its preload script put one, else the browser host
 * that served the page. Call it once.
 *
 * Rejects with `FailureError` `host-gone`, whose message is for the user, when there is no host or it refuses.
 */
export async function connectHost(): Promise<ConnectedHost> {
  if (window.guillemet !== undefined) return window.guillemet;
  const enter = createEnter({ location, history, storage: storage(), post });
  // A new address pasted over the old one changes nothing but the fragment, which loads no page.
  window.addEventListener('hashchange', () => {
    if (tokenOf(location.hash) !== undefined) location.reload();
  });
  return await connectSocketHost(enter, openLine);
}

async function post(body: string): Promise<string> {
  const response = await fetch(sessionPath, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    credentials: 'same-origin',
    redirect: 'error',
    body,
  });
  return await response.text();
}

const openLine: OpenLine = (events) => {
  const socket = new WebSocket(`ws://${location.host}${socketPath}`);
  socket.addEventListener('open', () => events.opened());
  socket.addEventListener('message', ({ data }) => events.received(String(data)));
  socket.addEventListener('close', () => events.closed());
  return { send: (text) => socket.send(text), close: () => socket.close() };
};

/** Reading `localStorage` throws where the browser blocks it; the session then lives as long as the page. */
function storage(): Pick<Storage, 'getItem' | 'setItem'> {
  try {
    return localStorage;
  } catch {
    return { getItem: () => null, setItem: () => {} };
  }
}
