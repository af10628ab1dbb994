import { dialog, type Event, type Session, shell, type WebContents } from 'electron';
import { externalUrl, isOwnPermission, isOwnRequest, isOwnUrl } from './own-page';
import type { Words } from './words';

/** Requests that were cancelled since the start; the end-to-end tests read it as `guillemetRefusedRequests`. */
let refused = 0;
Object.defineProperty(globalThis, 'guillemetRefusedRequests', { get: () => refused, configurable: true });

/** Denies a session everything that leaves the page: permissions but that to copy, devices, screens, downloads and the network. */
export function guardSession(session: Session, developing: boolean): void {
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(isOwnPermission(permission, requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => isOwnPermission(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  // It would fetch dictionaries.
  session.setSpellCheckerEnabled(false);
  // Files are saved by the services, to where the user says.
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((request, answer) => {
    const cancel = !isOwnRequest(request, developing);
    if (cancel) refused += 1;
    answer({ cancel });
  });
}

/** Keeps a page where it is: no navigation to foreign URLs, no new window, no embedded one. */
export function guardContents(contents: WebContents, words: Words, developing: boolean): void {
  const isAllowed = (url: string) => isOwnUrl(url) || (developing && isDeveloperTools(contents, url));
  const stayHome = (event: Event<{ url: string }>) => {
    if (!isAllowed(event.url)) event.preventDefault();
  };
  contents.on('will-frame-navigate', stayHome);
  contents.on('will-redirect', stayHome);
  contents.on('will-navigate', (event) => {
    if (isAllowed(event.url)) return;
    event.preventDefault();
    void openOutside(event.url, words);
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    void openOutside(url, words);
    return { action: 'deny' };
  });
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/** Hands a link to the system, where it is one that may be and the user agrees. */
export async function openOutside(url: string, words: Words): Promise<void> {
  const target = externalUrl(url);
  if (target === null) return;
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: words.linkQuestion,
    detail: target,
    buttons: [words.linkOpen, words.cancel],
    defaultId: 1,
    cancelId: 1,
  });
  if (response === 0) await shell.openExternal(target);
}

function isDeveloperTools(contents: WebContents, url: string): boolean {
  return contents.getURL().startsWith('devtools:') && url.startsWith('devtools:');
}
