import type { StatedMetadata } from './stated-metadata';
import { elementsOf, findElement, parseXml, textOf, type XmlElement } from './xml';

/**
 * What an office file says of itself, in Dublin Core terms: `docProps/core.xml` of OOXML (ECMA-376 part 2,
 * 11), `meta.xml` of OpenDocument (1.3 part 2, 4.3), the `metadata` of an EPUB package (3.3, 5.5).
 *
 * Dates are not among it: they say when the file was made or saved, not when its article was published.
 */
export async function officeProperties(part: Uint8Array | null): Promise<StatedMetadata> {
  return part === null ? {} : dublinCore(await parseXml(part, 'its list of properties'));
}

/** The terms under an element, whatever namespaces it puts them in. */
export function dublinCore(root: XmlElement): StatedMetadata {
  const holder = root.name === 'document-meta' ? (findElement(root, 'meta') ?? root) : root;
  const all = (...names: string[]): string | undefined => {
    const found = elementsOf(holder).filter(({ name }) => names.includes(name));
    return (
      found
        .map((element) => textOf(element).trim())
        .filter(Boolean)
        .join(', ') || undefined
    );
  };
  const first = (name: string): string | undefined =>
    elementsOf(holder)
      .filter((element) => element.name === name)
      .map((element) => textOf(element).trim())
      .find(Boolean);
  return {
    title: first('title'),
    byline: all('creator') ?? first('initial-creator'),
    outlet: first('publisher'),
    language: first('language'),
  };
}
