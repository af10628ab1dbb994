/** Names for what has no address, under a URN of ours; every part is percent-encoded. */
export function ownIri(kind: string, ...parts: string[]): string {
  return ['urn:guillemet', kind, ...parts.map(encodeURIComponent)].join(':');
}

/** `urn:uuid:…` (RFC 9562) where the id ends in a UUID, else a URN of ours. */
export function annotationIri(id: string): string {
  const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.exec(id)?.[0];
  return uuid === undefined ? ownIri('annotation', id) : `urn:uuid:${uuid.toLowerCase()}`;
}

const address =
  /^https?:\/\/[\w.~!$&'()*+,;=:@%[\]-]+(?:[/?][\w.~!$&'()*+,;=:@%/?-]*)?(?:#[\w.~!$&'()*+,;=:@%/?-]*)?$/i;

/** The web address in the form of RFC 3986, other characters percent-encoded; null for what is none. */
export function webAddress(url: string): string | null {
  try {
    const encoded = url
      .trim()
      .replace(/%(?![0-9a-f]{2})/gi, '%25')
      .replace(/[^\x21-\x7e]+|["<>\\^`{|}]/g, encodeURIComponent);
    return address.test(encoded) ? encoded : null;
  } catch {
    return null;
  }
}
