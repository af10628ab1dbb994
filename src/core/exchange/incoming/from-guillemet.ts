import { isSelector } from '../../annotation/annotation';
import { codebookProblems } from '../../annotation/codebook-problems';
import { GuillemetExport } from '../guillemet-schema';
import { type InFile, parseJson, utf8Text } from './files';
import { emptyIncoming, emptySpan, type Incoming, type IncomingDocument, refuseFile } from './incoming';
import { at } from './place';
import { because, issueOf } from './reason';

/** Our own format, version 1. Ids are kept; what an article was read from is not in it. */
export function fromGuillemet(file: InFile): Incoming {
  const value = parseJson(file.name, [], utf8Text(file));
  const { version } = value as { version?: unknown };
  if (typeof version === 'number' && version > 1)
    return refuseFile(file.name, [at('field', 'version')], because('newer', { version }));
  const parsed = GuillemetExport.safeParse(value);
  if (!parsed.success) {
    const { field, reason } = issueOf(parsed.error);
    return refuseFile(file.name, field, reason);
  }
  const { codebook, people, annotators, articles } = parsed.data;
  const [unsound] = codebookProblems(codebook);
  if (unsound) {
    const path = ['codebook', ...unsound.path].join('.');
    return refuseFile(file.name, [at('field', path)], because('codebook', { said: unsound.message }));
  }
  const names = new Map(annotators.map(({ id, name }) => [id, name]));
  const documents = articles.map((article): IncomingDocument => {
    const { id, title, text, textSha256, language, byline, outlet, agency, published, url } = article;
    const spans = article.annotations.flatMap((annotation) => {
      const place = [at('article', id), at('annotation', annotation.id)];
      const key = `${annotation.annotator} ${annotation.id}`;
      const inherited = annotation.inherited?.claimant !== undefined;
      const span = {
        ...emptySpan(
          key,
          place,
          annotation.layer,
          annotation.segments.map((segment) => ({ ...segment, unit: 'utf16' as const })),
        ),
        values: Object.entries(annotation.attributes).filter(
          ([attribute, value]) => !isSelector(value) && !(inherited && attribute === 'claimant'),
        ),
        tags: annotation.tags.map((tag) => [tag]),
        note: annotation.note,
        annotator: names.get(annotation.annotator) ?? annotation.annotator,
        created: annotation.created,
        modified: annotation.modified,
        id: annotation.id,
        origin: annotation.origin,
      };
      const parts = Object.entries(annotation.attributes).flatMap(([attribute, value]) =>
        isSelector(value) ? [emptySpan(`${key} ${attribute}`, place, '', [{ ...value, unit: 'utf16' as const }])] : [],
      );
      return [span, ...parts];
    });
    const links = article.annotations.flatMap((annotation) =>
      Object.entries(annotation.attributes).flatMap(([attribute, value]) => {
        const key = `${annotation.annotator} ${annotation.id}`;
        return isSelector(value)
          ? [
              {
                place: [at('article', id), at('annotation', annotation.id)],
                from: key,
                to: `${key} ${attribute}`,
                type: attribute,
              },
            ]
          : [];
      }),
    );
    // A relation names no annotator: it is that of the annotation it starts from.
    const keysOf = new Map<string, string[]>();
    for (const { annotator, id: own } of article.annotations) {
      keysOf.set(own, [...(keysOf.get(own) ?? []), `${annotator} ${own}`]);
    }
    const relations = article.relations.flatMap((relation) =>
      (keysOf.get(relation.from) ?? [relation.from]).map((from) => {
        const annotator = from.split(' ')[0] ?? '';
        return {
          place: [at('article', id), at('relation', relation.id)],
          id: relation.id,
          from,
          to: `${annotator} ${relation.to}`,
          type: relation.type,
        };
      }),
    );
    return {
      place: [at('article', id)],
      title,
      text,
      textSha256,
      articleId: id,
      metadata: { language, byline, outlet, ...(agency === undefined ? {} : { agency }), published, url },
      spans,
      links: [...links, ...relations],
      notes: (article.articleNotes ?? []).map(({ tags, note, annotator, created, modified }) => ({
        place: [at('article', id), at('article-note', names.get(annotator) ?? annotator)],
        tags: tags.map((tag) => [tag]),
        note,
        annotator: names.get(annotator) ?? annotator,
        created,
        modified,
      })),
    };
  });
  const refused = articles.flatMap(({ id, unplaced = [] }) =>
    unplaced.map((annotation) => ({
      place: [at('article', id), at('annotation', annotation.id)],
      reason: because('unplaced'),
    })),
  );
  return { ...emptyIncoming('guillemet'), documents, codebook, people, annotators, refused };
}
