const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Characters that XML 1.0 (section 2.2) does not allow at all, and lone surrogates. */
const forbidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to drop.
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Text as the content of an element. Blanks and line ends stay as they are, CR as a reference. */
export function xmlText(text: string): string {
  return text.replace(forbidden, '').replace(/[&<>\r]/g, (character) => references[character] ?? character);
}

/** Text as the value of an attribute in double quotes; a raw line end would be read as a blank (section 3.3.3). */
export function xmlAttribute(text: string): string {
  return text.replace(forbidden, '').replace(/[&<>"\t\n\r]/g, (character) => references[character] ?? character);
}

/** Attributes in the order given, each with a blank before it; those without a value are left out. */
export function xmlAttributes(attributes: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${xmlAttribute(String(value))}"`))
    .join('');
}

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
