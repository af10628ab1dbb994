import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, reportHeaders, securityHeaders } from './content-security-policy';

function directives(policy: string): Map<string, string> {
  return new Map(policy.split('; ').map((part) => [part.split(' ')[0] ?? '', part.split(' ').slice(1).join(' ')]));
}

describe('contentSecurityPolicy', () => {
  it('allows the own files and nothing by default', () => {
    const policy = directives(contentSecurityPolicy());
    expect(policy.get('default-src')).toBe("'none'");
    expect(policy.get('script-src')).toBe("'self'");
    expect(policy.get('style-src')).toBe("'self'");
    expect(policy.get('connect-src')).toBe("'self'");
    expect(policy.get('frame-ancestors')).toBe("'none'");
    expect(policy.get('base-uri')).toBe("'none'");
    expect(policy.get('form-action')).toBe("'none'");
    expect(policy.get('require-trusted-types-for')).toBe("'script'");
    expect(policy.get('worker-src')).toBe("'self'");
    expect(policy.get('trusted-types')).toBe('guillemet-worker');
  });

  it('names no remote host and no way to run inline code', () => {
    expect(contentSecurityPolicy({ webSocketOrigin: 'ws://127.0.0.1:4000' })).not.toMatch(/unsafe|https?:|\*|blob:/);
  });

  it('opens connect-src, and nothing else, to the socket of the host', () => {
    const before = directives(contentSecurityPolicy());
    const after = directives(contentSecurityPolicy({ webSocketOrigin: 'ws://127.0.0.1:4000' }));
    expect(after.get('connect-src')).toBe("'self' ws://127.0.0.1:4000");
    before.delete('connect-src');
    after.delete('connect-src');
    expect(after).toEqual(before);
  });

  it.each([
    'http://127.0.0.1:4000',
    "ws://127.0.0.1; script-src 'unsafe-inline'",
    'ws://127.0.0.1 *',
    'ws://127.0.0.1:4000/path',
    '',
  ])('refuses %j as the origin of a socket', (webSocketOrigin) => {
    expect(() => contentSecurityPolicy({ webSocketOrigin })).toThrow(TypeError);
  });
});

describe('frames of the page', () => {
  const reports = 'http://127.0.0.1:4000/report/';

  it('are those of reports, where the host has such, and the page itself in none', () => {
    expect(directives(contentSecurityPolicy()).has('frame-src')).toBe(false);
    const policy = directives(contentSecurityPolicy({ reports }));
    expect(policy.get('frame-src')).toBe(reports);
    expect(policy.get('frame-ancestors')).toBe("'none'");
    policy.delete('frame-src');
    expect(policy).toEqual(directives(contentSecurityPolicy()));
  });

  it.each([
    'http://127.0.0.1:4000/',
    'http://127.0.0.1:4000',
    `${reports}x`,
    `${reports} *`,
    `${reports}; script-src 'unsafe-inline'`,
    "'self'",
    '',
  ])('are refused at %j', (place) => {
    expect(() => contentSecurityPolicy({ reports: place })).toThrow(TypeError);
  });
});

describe('the headers of a report', () => {
  const { 'Content-Security-Policy': policy = '', ...others } = reportHeaders();

  it('let it show its own style and nothing else, in a frame of the page, without any script', () => {
    const parts = directives(policy);
    expect(parts.get('default-src')).toBe("'none'");
    expect(parts.get('style-src')).toMatch(/^'sha256-[\w+/]{43}='$/);
    expect(parts.get('sandbox')).toBe('allow-same-origin allow-modals');
    expect(parts.get('frame-ancestors')).toBe("'self'");
    expect(parts.has('script-src')).toBe(false);
  });

  it('keep it to the page as those of the page do', () => {
    const { 'Content-Security-Policy': _, ...ofPage } = securityHeaders();
    expect(others).toEqual(ofPage);
  });
});

describe('securityHeaders', () => {
  it('carries the policy and the four headers that keep the page to itself', () => {
    expect(securityHeaders({ webSocketOrigin: 'ws://127.0.0.1:1' })).toEqual({
      'Content-Security-Policy': contentSecurityPolicy({ webSocketOrigin: 'ws://127.0.0.1:1' }),
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Referrer-Policy': 'no-referrer',
    });
  });
});
