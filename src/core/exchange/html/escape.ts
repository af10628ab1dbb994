const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as HTML content; the canonical text holds no character that HTML forbids, other texts may. */
export function htmlText(text: string): string {
  return clean(text).replace(/[&<>]/g, (character) => references[character] ?? character);
}

/** Text in a quoted attribute. */
export function htmlAttribute(text: string): string {
  return clean(text).replace(/[&<>"]/g, (character) => references[character] ?? character);
}

/** JSON in a `script` element that is data: nothing in it can end the element or begin a comment. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: HTML allows none of these.
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFDD0-\uFDEF\uFFFE\uFFFF]/g, '');
}
