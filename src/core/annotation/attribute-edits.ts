import type { AttributeDefinition, Codebook } from './codebook';
import { withEntry, withFields } from './codebook-edits';
import { choiceToday } from './merged-parts';
import { foldName } from './person';

/** Each line that is not blank, once. */
export function choicesOf(lines: string): string[] {
  return [...new Set(lines.split(/\r?\n/u).map((line) => line.trim()))].filter(Boolean);
}

/** An id of letters and digits for an attribute of that name; one that none of the others has. */
export function attributeId(name: string, others: readonly Pick<AttributeDefinition, 'id'>[]): string {
  const plain = name
    .normalize('NFD')
    .replace(/[^A-Za-z0-9]/gu, '')
    .slice(0, 40);
  const base = /^[A-Za-z]/u.test(plain) ? plain : `a${plain}`;
  let id = base;
  for (let count = 2; others.some((other) => other.id === id); count++) id = `${base}${count}`;
  return id;
}

export function hasChoices({ type }: Pick<AttributeDefinition, 'type'>): boolean {
  return type === 'choice' || type === 'choices';
}

/** The codebook with the attributes of a layer changed. */
export function withAttributes(
  book: Codebook,
  layer: string,
  change: (attributes: readonly AttributeDefinition[]) => readonly AttributeDefinition[],
): Codebook {
  const attributes = book.layers.find(({ id }) => id === layer)?.attributes ?? [];
  return withEntry(book, 'layers', layer, { attributes: [...change(attributes)] });
}

/** The codebook with one attribute changed. */
export function withAttribute(
  book: Codebook,
  layer: string,
  id: string,
  change: (attribute: AttributeDefinition) => AttributeDefinition,
): Codebook {
  return withAttributes(book, layer, (attributes) =>
    attributes.map((attribute) => (attribute.id === id ? change(attribute) : attribute)),
  );
}

/** Without an attribute that nothing uses, and without those that became part of it, in whatever layer they stand. */
export function withoutAttribute(book: Codebook, layer: string, id: string): Codebook {
  const gone = new Set([`${layer} ${id}`]);
  for (let size = 0; size !== gone.size; ) {
    size = gone.size;
    for (const { id: at, mergedInto, attributes } of book.layers) {
      for (const attribute of attributes) {
        if (gone.has(`${mergedInto ?? at} ${attribute.mergedInto}`)) gone.add(`${at} ${attribute.id}`);
      }
    }
  }
  const layers = book.layers.map((each) => {
    const attributes = each.attributes.filter((attribute) => !gone.has(`${each.id} ${attribute.id}`));
    return attributes.length === each.attributes.length ? each : { ...each, attributes };
  });
  return { ...book, layers };
}

/** Values of `id` count as values of `into`; the same book where they are not two attributes of one type. */
export function mergeAttribute(book: Codebook, layer: string, id: string, into: string): Codebook {
  const { attributes = [] } = book.layers.find((each) => each.id === layer) ?? {};
  const source = attributes.find((attribute) => attribute.id === id && attribute.mergedInto === undefined);
  const target = attributes.find((attribute) => attribute.id === into && attribute.mergedInto === undefined);
  if (!source || !target || source === target || source.type !== target.type) return book;
  const [from, to] = withJoinedChoices(source, target);
  const merged = withFields<AttributeDefinition>(from, { mergedInto: into, retired: true });
  return withAttributes(book, layer, (all) =>
    all.map((attribute) => (attribute === source ? merged : attribute === target ? to : attribute)),
  );
}

/**
 * Two attributes of which the first becomes part of the second, which offers the choices of both from then on;
 * those that differ in case or accents alone are one.
 */
export function withJoinedChoices(
  source: AttributeDefinition,
  target: AttributeDefinition,
): [source: AttributeDefinition, target: AttributeDefinition] {
  if (!hasChoices(target)) return [source, target];
  const choices = [...(target.choices ?? [])];
  const retired = [...(target.retiredChoices ?? [])];
  const moved: Record<string, string> = { ...source.mergedChoices };
  const take = (choice: string, list: string[]) => {
    if ([...choices, ...retired, ...Object.keys(target.mergedChoices ?? {})].includes(choice)) return;
    const alike = [...choices, ...retired].find((known) => foldName(known) === foldName(choice));
    if (alike === undefined) list.push(choice);
    else moved[choice] = alike;
  };
  for (const choice of source.choices ?? []) take(choice, choices);
  for (const choice of source.retiredChoices ?? []) take(choice, retired);
  return [
    withFields(source, { mergedChoices: orNothing(moved) }),
    withFields(target, { choices, retiredChoices: retired.length > 0 ? retired : undefined }),
  ];
}

/**
 * Why an attribute cannot offer a choice of that name, besides `except`: it has it already, offered or retired, or it had
 * one that was moved to another, whose bearers would count as both. Null where it can.
 */
export function choiceTaken(
  { choices = [], retiredChoices = [], mergedChoices = {} }: AttributeDefinition,
  name: string,
  except: string | null = null,
): { kind: 'there' } | { kind: 'moved'; into: string } | null {
  if (name !== except && [...choices, ...retiredChoices].includes(name)) return { kind: 'there' };
  const into = Object.hasOwn(mergedChoices, name) ? choiceToday(mergedChoices, name) : except;
  return into === except || into === null ? null : { kind: 'moved', into };
}

/** What bears `choice` counts as bearing `into`. */
export function mergeChoice(attribute: AttributeDefinition, choice: string, into: string): AttributeDefinition {
  if (choice === into || ![...(attribute.choices ?? []), ...(attribute.retiredChoices ?? [])].includes(into)) {
    return attribute;
  }
  return withFields(withoutListed(attribute, choice), {
    mergedChoices: { ...attribute.mergedChoices, [choice]: into },
  });
}

/** Another word for a choice, at its place; what bears the earlier one, where anything does, counts as bearing the new one. */
export function renameChoice(
  attribute: AttributeDefinition,
  choice: string,
  name: string,
  isUsed: boolean,
): AttributeDefinition {
  const renamed = (list: readonly string[] | undefined) => list?.map((each) => (each === choice ? name : each));
  const moves = Object.entries(attribute.mergedChoices ?? {})
    // What it was called before it may be called again.
    .filter(([from]) => from !== name)
    .map(([from, into]): [string, string] => [from, into === choice ? name : into]);
  if (isUsed) moves.push([choice, name]);
  return withFields(attribute, {
    choices: renamed(attribute.choices),
    retiredChoices: renamed(attribute.retiredChoices),
    mergedChoices: orNothing(Object.fromEntries(moves)),
  });
}

/** The choice stays on what bears it and is offered no more, or is offered again as the last one. */
export function retireChoice(attribute: AttributeDefinition, choice: string, isRetired: boolean): AttributeDefinition {
  const { choices = [], retiredChoices = [] } = withoutListed(attribute, choice);
  const retired = isRetired ? [...retiredChoices, choice] : retiredChoices;
  return withFields(attribute, {
    choices: isRetired ? choices : [...choices, choice],
    retiredChoices: retired.length > 0 ? retired : undefined,
  });
}

/** Without a choice that nothing uses, and without those that were moved to it. */
export function withoutChoice(attribute: AttributeDefinition, choice: string): AttributeDefinition {
  const { mergedChoices = {} } = attribute;
  const left = Object.entries(mergedChoices).filter(([from]) => choiceToday(mergedChoices, from) !== choice);
  return withFields(withoutListed(attribute, choice), { mergedChoices: orNothing(Object.fromEntries(left)) });
}

function withoutListed(attribute: AttributeDefinition, choice: string): AttributeDefinition {
  const left = (list: readonly string[] | undefined) => list?.filter((each) => each !== choice);
  const retired = left(attribute.retiredChoices);
  return withFields(attribute, {
    choices: left(attribute.choices),
    retiredChoices: retired && retired.length > 0 ? retired : undefined,
  });
}

function orNothing(moves: Record<string, string>): Record<string, string> | undefined {
  return Object.keys(moves).length > 0 ? moves : undefined;
}
