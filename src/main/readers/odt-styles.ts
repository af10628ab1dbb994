import type { Mark } from 'prosemirror-model';
import { articleSchema } from '../../core/text/schema';
import { elementsOf, findElements, type XmlElement } from './xml';

interface Style {
  parent: string | undefined;
  /** What it says itself; null where it leaves that to its parent. */
  bold: boolean | null;
  italic: boolean | null;
  ruled: boolean | null;
  hidden: boolean | null;
}

/** The styles of an OpenDocument text, with what they inherit (ODF 1.3 part 3, 16.2). */
export class OdtStyles {
  private readonly styles = new Map<string, Style>();

  constructor(parts: readonly XmlElement[]) {
    for (const element of parts.flatMap((part) => findElements(part, 'style'))) {
      const name = element.attributes.get('name');
      if (name !== undefined) this.styles.set(name, styleOf(element));
    }
  }

  /** Emphasis of a run of text; what a heading or caption has by its own style is not meant by it. */
  marks(name: string | undefined): Mark[] {
    const { emphasis, strong } = articleSchema.marks;
    const bold = this.inherited(name, 'bold') ? [strong.create()] : [];
    return this.inherited(name, 'italic') ? [emphasis.create(), ...bold] : bold;
  }

  /** True for a paragraph with a line below or above it. */
  isRuled(name: string | undefined): boolean {
    return this.inherited(name, 'ruled');
  }

  isHidden(name: string | undefined): boolean {
    return this.inherited(name, 'hidden');
  }

  /** True where it is, or descends from, one of these styles. */
  isA(name: string | undefined, ancestors: RegExp): boolean {
    return this.lineage(name).some((one) => ancestors.test(one));
  }

  private inherited(name: string | undefined, key: 'bold' | 'italic' | 'ruled' | 'hidden'): boolean {
    for (const one of this.lineage(name)) {
      const own = this.styles.get(one)?.[key] ?? null;
      if (own !== null) return own;
    }
    return false;
  }

  private lineage(name: string | undefined): string[] {
    const seen: string[] = [];
    for (let one = name; one !== undefined && !seen.includes(one); one = this.styles.get(one)?.parent) seen.push(one);
    return seen;
  }
}

function styleOf(element: XmlElement): Style {
  const own = (key: string): string | undefined =>
    elementsOf(element)
      .map(({ attributes }) => attributes.get(key))
      .find((value) => value !== undefined);
  const weight = own('font-weight');
  const slant = own('font-style');
  const borders = [own('border'), own('border-bottom'), own('border-top')].filter((border) => border !== undefined);
  const display = own('display');
  return {
    parent: element.attributes.get('parent-style-name'),
    bold: weight === undefined ? null : weight === 'bold' || Number(weight) >= 600,
    italic: slant === undefined ? null : slant !== 'normal',
    ruled: borders.length === 0 ? null : borders.some((border) => border !== 'none'),
    hidden: display === undefined ? null : display === 'none',
  };
}
