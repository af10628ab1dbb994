import { describe, expect, it } from 'vitest';
import { annotationIri, ownIri, webAddress } from './iri';

describe('annotationIri', () => {
  it('is the registered form where the id ends in a UUID, and ours elsewhere', () => {
    expect(annotationIri('v-0B3C2F7E-8A55-4D0E-9A55-6A0B7B1F0003')).toBe(
      'urn:uuid:0b3c2f7e-8a55-4d0e-9a55-6a0b7b1f0003',
    );
    expect(annotationIri('n12')).toBe('urn:guillemet:annotation:n12');
  });

  it('encodes what an IRI may not hold', () => {
    expect(ownIri('annotation', 'a b:é')).toBe('urn:guillemet:annotation:a%20b%3A%C3%A9');
  });
});

describe('webAddress', () => {
  it('leaves an address as it is', () => {
    for (const url of ['https://example.org', 'http://example.org:81/a/b?c=d%20e&f#g', 'https://[::1]/']) {
      expect(webAddress(url)).toBe(url);
    }
  });

  it('encodes letters, blanks and stray signs of an address that a page has as text', () => {
    expect(webAddress(' https://example.org/économie/un titre?q=100%&r={1} ')).toBe(
      'https://example.org/%C3%A9conomie/un%20titre?q=100%25&r=%7B1%7D',
    );
  });

  it('is null for what is no web address', () => {
    for (const url of [
      '',
      'example.org',
      'file:///a',
      'javascript:alert(1)',
      'https://',
      'https://a/\uD800',
      'https://a/#b#c',
    ]) {
      expect(webAddress(url)).toBeNull();
    }
  });
});
