import { Annotation } from '../../../annotation/annotation';
import { builtInCodebook } from '../../../annotation/built-in-codebook';
import { Codebook } from '../../../annotation/codebook';
import { codebookProblems } from '../../../annotation/codebook-problems';
import { annotationProblems } from '../../../annotation/integrity';
import { Person } from '../../../annotation/person';
import { normaliseText } from '../../../text/normalise';
import type { InFile } from '../files';
import type { Incoming } from '../incoming';
import { placeSentence } from '../place';
import { readIncoming } from '../read-incoming';
import { reasonSentence } from '../reason';
import { Register, type Shared } from '../register';
import { type Resolved, resolveDocument } from '../resolve';

export interface Taken {
  incoming: Incoming;
  shared: Shared;
  resolved: (Resolved & { text: string })[];
  annotations: Annotation[];
  /** What was refused, left out or found elsewhere: `place: outcome reason`. */
  lines: string[];
}

/** What an empty library makes of files; raises as `readIncoming` does. */
export function takenFrom(files: readonly InFile[]): Taken {
  const incoming = readIncoming(files[0]?.name ?? '', files);
  const register = new Register({ codebook: builtInCodebook(), people: [], annotators: [] }, (name) =>
    `n-${[...name].map((letter) => letter.codePointAt(0)).join('')}`.slice(0, 60),
  );
  register.takeIn(incoming);
  const context = { register, format: incoming.format, annotator: 'me', now: '2026-01-01T00:00:00Z' };
  const resolved = incoming.documents.map((document) => {
    const text = normaliseText(document.text ?? '');
    return { ...resolveDocument(document, text, context), text };
  });
  const told = resolved.flatMap(({ lines }) => lines).filter(({ outcome }) => outcome !== 'exact');
  return {
    ...{ incoming, shared: register.shared, resolved },
    annotations: resolved.flatMap(({ annotations }) => annotations),
    lines: [...incoming.refused.map((line) => ({ ...line, outcome: 'refused' as const })), ...told].map(
      ({ place, outcome, reason }) =>
        `${placeSentence(place)}: ${outcome} ${reason ? reasonSentence(reason) : ''}`.trim(),
    ),
  };
}

/** Everything that a library could not keep of what was taken: empty where it is sound. */
export function unsoundParts({ shared, resolved }: Taken): string[] {
  const { codebook, people } = shared;
  const register = new Map(people.map((person) => [person.id, person]));
  return [
    ...(Codebook.safeParse(codebook).error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`),
    ...codebookProblems(codebook).map(({ message }) => message),
    ...people.flatMap((person) => Person.safeParse(person).error?.issues.map(({ message }) => message) ?? []),
    ...resolved.flatMap(({ annotations, text }) =>
      annotations.flatMap((annotation) => [
        ...(Annotation.safeParse(annotation).error?.issues ?? []).map(
          ({ path, message }) => `${path.join('.')}: ${message}`,
        ),
        ...annotationProblems(annotation, { text, codebook, people: register }).map(({ message }) => message),
      ]),
    ),
    ...resolved.flatMap(({ annotations }) => {
      const ids = annotations.map(({ annotator, id }) => `${annotator} ${id}`);
      const dangling = annotations.flatMap(({ relations = [], annotator }) =>
        relations.filter(({ to }) => !ids.includes(`${annotator} ${to}`)).map(({ to }) => `a relation to ${to}`),
      );
      return [...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id} is there twice`), ...dangling];
    }),
  ];
}
