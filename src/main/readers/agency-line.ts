/** News agencies by the signs that dispatches bear, the long ones first. */
const agencies =
  'Agence France-Presse|Associated Press|Anadolu Agency|Agence Anadolu|Thomson Reuters|Deutsche Presse-Agentur|' +
  'Reuters|Bloomberg|Xinhua|Belga|Keystone-ATS|Europa Press|Interfax|Kyodo|Yonhap|Sputnik|' +
  'AFP|AP|UPI|DPA|dpa|EFE|ANSA|ATS|APS|MAP|TAP|AA|TASS|PA|QNA|WAM|IRNA|SPA|MENA|PTI|ANI|Lusa|CTK|APA|NTB|TT';

const between = `(?:${agencies})(?:\\s*[/,&]\\s*(?:${agencies}))*`;

/** “Source: AA” as the last line, or “(AFP)” at its end. */
const signed = [
  new RegExp(
    `(?:^|\\n)\\s*\\(?\\s*(?:Source|Sources|Avec|With)\\s*[:\\u00A0\\u202F ]+\\s*(${between})\\s*\\)?\\.?\\s*$`,
  ),
  new RegExp(`[(\\[—–-]\\s*(?:avec |with )?(${between})\\s*[)\\]]?\\.?\\s*$`),
];

/** “PARIS, 3 mai (AFP) –”, “LONDON (Reuters) -” at the start of a paragraph. */
const datelined = new RegExp(`(?:^|\\n)[^\\n(]{2,60}\\(\\s*(${between})\\s*\\)\\s*[-–—:]`);

/** How much of a text's ends is looked at; UTF-16 units. */
const reach = 2000;

/** The agency that an article's text signs itself by, as written there; undefined where it does not. */
export function agencyOf(text: string): string | undefined {
  const start = text.slice(0, reach);
  const end = text.slice(-reach).trimEnd();
  const found = datelined.exec(start) ?? signed.map((form) => form.exec(end)).find((match) => match !== null);
  return found?.[1];
}
