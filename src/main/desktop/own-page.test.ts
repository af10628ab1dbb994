import { describe, expect, it } from 'vitest';
import { externalUrl, isOwnPermission, isOwnRequest, isOwnSender, isOwnUrl } from './own-page';

const foreign = [
  'https://guillemet/',
  'http://127.0.0.1/',
  'file:///etc/passwd',
  'app://guillemet.example/',
  'app://guillemet@example.org/',
  'app://someone@guillemet/',
  'app://guillemet:8080/',
  'app://other/',
  'app:guillemet',
  'apps://guillemet/',
  'javascript:alert(1)',
  'data:text/html,<p>hello</p>',
  'blob:app://guillemet/1',
  'about:blank',
  'not a url',
  '',
];

describe('isOwnUrl', () => {
  it.each(['app://guillemet/', 'app://guillemet/index.html?a=1#b', 'APP://guillemet/assets/page.js'])(
    'knows %j as a URL of the page',
    (url) => expect(isOwnUrl(url)).toBe(true),
  );

  it.each(foreign)('takes %j for foreign', (url) => expect(isOwnUrl(url)).toBe(false));
});

describe('isOwnRequest', () => {
  const script = (url: string) => ({ url, resourceType: 'script' });

  it('lets the page fetch its own files and what it made itself', () => {
    expect(isOwnRequest(script('app://guillemet/assets/page.js'), false)).toBe(true);
    expect(isOwnRequest(script('blob:app://guillemet/4f1c'), false)).toBe(true);
  });

  it('lets data: through for images only', () => {
    expect(isOwnRequest({ url: 'data:image/png;base64,AA==', resourceType: 'image' }, false)).toBe(true);
    expect(isOwnRequest({ url: 'data:text/html,x', resourceType: 'mainFrame' }, false)).toBe(false);
    expect(isOwnRequest(script('data:text/javascript,x'), false)).toBe(false);
  });

  it('lets the developer tools load themselves only while developing', () => {
    expect(isOwnRequest(script('devtools://devtools/bundled/x.js'), true)).toBe(true);
    expect(isOwnRequest(script('devtools://devtools/bundled/x.js'), false)).toBe(false);
  });

  it.each([
    'https://example.org/x.js',
    'http://localhost/x.js',
    'ws://127.0.0.1:1/',
    'file:///tmp/x.js',
    'ftp://example.org/',
    'chrome-extension://abc/x.js',
    'blob:https://example.org/4f1c',
    'blob:null/4f1c',
    'app://elsewhere/x.js',
    '',
  ])('refuses %j, developing or not', (url) => {
    expect(isOwnRequest(script(url), true)).toBe(false);
    expect(isOwnRequest(script(url), false)).toBe(false);
  });
});

describe('isOwnPermission', () => {
  it('lets the page put on the clipboard what it copies', () => {
    expect(isOwnPermission('clipboard-sanitized-write', 'app://guillemet/')).toBe(true);
  });

  it.each(foreign)('lets a frame at %j put nothing there', (url) =>
    expect(isOwnPermission('clipboard-sanitized-write', url)).toBe(false),
  );

  it.each(['clipboard-read', 'deprecated-sync-clipboard-read', 'media', 'notifications', 'unknown', ''])(
    'refuses the page %j',
    (permission) => expect(isOwnPermission(permission, 'app://guillemet/')).toBe(false),
  );
});

describe('isOwnSender', () => {
  const top = { url: 'app://guillemet/', parent: null, detached: false };

  it('hears the top frame of the page', () => expect(isOwnSender(top)).toBe(true));

  it('refuses a frame that is gone', () => {
    expect(isOwnSender(null)).toBe(false);
    expect(isOwnSender({ ...top, detached: true })).toBe(false);
  });

  it('refuses a frame within the page, even at a URL of ours', () =>
    expect(isOwnSender({ ...top, parent: top })).toBe(false));

  it('refuses a report, which has nothing to ask for', () =>
    expect(isOwnSender({ ...top, url: 'app://guillemet/report/x' })).toBe(false));

  it.each(foreign)('refuses a frame at %j', (url) => expect(isOwnSender({ ...top, url })).toBe(false));
});

describe('externalUrl', () => {
  it('hands on web and mail addresses in their written-out form', () => {
    expect(externalUrl('https://Example.org/a b')).toBe('https://example.org/a%20b');
    expect(externalUrl('mailto:desk@example.org')).toBe('mailto:desk@example.org');
  });

  it.each([
    'http://example.org/',
    'https://user:secret@example.org/',
    'file:///bin/sh',
    'javascript:alert(1)',
    'app://guillemet/',
    'ms-settings:',
    'smb://host/share',
    'example.org',
    '',
  ])('does not hand on %j', (url) => expect(externalUrl(url)).toBeNull());
});
