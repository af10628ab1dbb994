/**
 * A GUID that the same names always give: REFI-QDA wants one for everything, and equal libraries must give equal
 * files. 128 bits of a mixing hash in the form of a version 8 UUID (RFC 9562); not for secrets.
 */
export function guidOf(...names: readonly string[]): string {
  const text = names.map((name) => `${name.length}:${name}`).join('');
  let [a, b, c, d] = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = b ^ Math.imul(a ^ unit, 0x85ebca6b);
    b = c ^ Math.imul(b ^ unit, 0xc2b2ae35);
    c = d ^ Math.imul(c ^ unit, 0x27d4eb2f);
    d = a ^ Math.imul(d ^ unit, 0x165667b1);
  }
  const hex = [a, b, c, d].map((part, index) => mixed(part ^ Math.imul(index + 1, 0x9e3779b1))).join('');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

function mixed(part: number): string {
  let value = part ^ (part >>> 16);
  value = Math.imul(value, 0x85ebca6b);
  value ^= value >>> 13;
  value = Math.imul(value, 0xc2b2ae35);
  value ^= value >>> 16;
  return (value >>> 0).toString(16).padStart(8, '0');
}
