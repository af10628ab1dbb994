import { layerHues, type Tint } from '../../annotation/layer-colours';

/** What a layer is drawn with: `wash` lies under words, `line` under them, `ink` is legible on paper and on wash. */
interface TintColours {
  wash: string;
  line: string;
  ink: string;
}

export const lightTints: Readonly<Record<Tint, TintColours>> = {
  quote: { wash: '#fdf0d5', line: '#c77d0a', ink: '#8a5200' },
  claim: { wash: '#e3eefb', line: '#2f74c4', ink: '#1d569b' },
  green: { wash: '#def6ea', line: '#1c9d74', ink: '#007954' },
  pink: { wash: '#fee8f3', line: '#c0729d', ink: '#9a537b' },
  sky: { wash: '#e2f8ff', line: '#2095bb', ink: '#007395' },
  vermilion: { wash: '#ffeade', line: '#d26117', ink: '#b14a00' },
  blue: { wash: '#dee9fd', line: '#416ab4', ink: '#4369af' },
  orange: { wash: '#fbedd9', line: '#be7d00', ink: '#975c00' },
  plain: { wash: '#efede8', line: '#7d786e', ink: '#625d54' },
};

export const darkTints: Readonly<Record<Tint, TintColours>> = {
  quote: { wash: '#3a2d17', line: '#e2a84b', ink: '#f0bd6c' },
  claim: { wash: '#1b2c42', line: '#74aef0', ink: '#93c2f7' },
  green: { wash: '#123226', line: '#50c398', ink: '#87dcb8' },
  pink: { wash: '#3a232f', line: '#de8db9', ink: '#f2b0d3' },
  sky: { wash: '#16333f', line: '#64cdf4', ink: '#86d4f3' },
  vermilion: { wash: '#3e2417', line: '#fb8646', ink: '#ffad7d' },
  blue: { wash: '#1a263c', line: '#608bd8', ink: '#a3c8ff' },
  orange: { wash: '#38280f', line: '#e3a021', ink: '#f3bd6a' },
  plain: { wash: '#292b2f', line: '#a09d96', ink: '#bbb8b1' },
};

const tints: readonly Tint[] = ['quote', 'claim', ...layerHues, 'plain'];

function tokens(colours: Readonly<Record<Tint, TintColours>>): string {
  return tints
    .map((tint) => {
      const { wash, line, ink } = colours[tint];
      return `--${tint}-wash: ${wash}; --${tint}-line: ${line}; --${tint}-ink: ${ink};`;
    })
    .join('\n  ');
}

const inLight = (paper: string, ink: string, quiet: string, hairline: string) =>
  `--paper: ${paper}; --ink: ${ink}; --quiet: ${quiet}; --hairline: ${hairline};\n  ${tokens(lightTints)}`;

/**
 * The colours of the page itself (`renderer/styles/tokens.css`) as a file needs them that is opened anywhere: without
 * `light-dark()`, dark on a dark screen, and black on white on paper whatever the screen is.
 */
export const reportColours = `:root { color-scheme: light dark; ${inLight('#fbfaf7', '#22201c', '#6b665c', '#e4e0d6')} }
@media screen and (prefers-color-scheme: dark) { :root { --paper: #17181b; --ink: #e4e2dc; --quiet: #a3a099; --hairline: #31343a;
  ${tokens(darkTints)} } }
@media print { :root { color-scheme: light; --paper: #fff; --ink: #000; --quiet: #555; --hairline: #ccc; } }
${tints.map((tint) => `.${tint} { --wash: var(--${tint}-wash); --line: var(--${tint}-line); --layer-ink: var(--${tint}-ink); }`).join('\n')}`;
