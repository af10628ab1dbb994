/**
 * The blanks of French punctuation, which never break: narrow before `; ! ?` and inside guillemets, full before
 * the colon (Lexique des règles typographiques, Imprimerie nationale). Written with plain blanks in the catalogue.
 */
export function frenchSpacing(message: string): string {
  return message
    .replace(/ ([;!?»])/gu, '\u202F$1')
    .replace(/« /gu, '«\u202F')
    .replace(/ :/gu, '\u00A0:');
}
