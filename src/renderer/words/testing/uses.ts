/** A key as it stands in the source: `article.back`, `error.file-empty`, `codebook.colour.0`. */
const keyLike = /^[a-z][A-Za-z]*(?:\.[A-Za-z0-9-]+)+$/;

/** Keys that are said outright: `say('…')`, under each name that `say` goes by. */
export function saidKeys(source: string): string[] {
  return [...source.matchAll(/\b(?:say|sayNow)\(\s*'([^']+)'/g)].map(([, key]) => key ?? '');
}

/** Whatever stands in quotation marks and has the form of a key: in tables, in conditions, in `say`. */
export function exactKeys(source: string): string[] {
  return [...source.matchAll(/'([^'\n]*)'/g)].map(([, text]) => text ?? '').filter((text) => keyLike.test(text));
}

/** Keys that are put together: `layer.${id}` is every key that begins with `layer.`. */
export function patternsOf(source: string): RegExp[] {
  return [...source.matchAll(/`([^`\n]+)`/g)].flatMap(([, template]) => {
    const parts = (template ?? '').split(/\$\{[^}]*\}/);
    if (parts.length < 2 || !/^[a-z][A-Za-z]*\.[A-Za-z.-]*$/.test(parts[0] ?? '')) return [];
    return [new RegExp(`^${parts.map(escaped).join('[A-Za-z0-9.-]+')}$`)];
  });
}

/** Whatever can be the code of a failure. */
export function codesOf(source: string): string[] {
  return [...source.matchAll(/'([a-z]+(?:-[a-z]+)+)'/g)].map(([, code]) => code ?? '');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
