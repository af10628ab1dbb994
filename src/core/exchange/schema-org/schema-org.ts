import type { Evidence } from '../../annotation/annotation';
import { annotationIri, ownIri, webAddress } from '../iri';
import type { Names } from '../names';
import { listItem } from '../ordered-json';
import type { PreparedAnnotation, PreparedArticle } from '../prepared-article';
import { factsWithout, provenanceFacts } from '../provenance-facts';
import type { ExportContext, FormatWriter } from '../writer';

/** Verdicts on the scale of ClaimReview, 1 the least true; null where the verdict is no degree of truth. */
const ratings: Readonly<Record<string, number | null>> = {
  true: 5,
  'mostly-true': 4,
  misleading: 2,
  false: 1,
  unproven: null,
};

/** In words, as collectors of fact checks show them. */
const verdictWords: Readonly<Record<'en' | 'fr', Readonly<Record<string, string>>>> = {
  en: { true: 'True', 'mostly-true': 'Mostly true', misleading: 'Misleading', false: 'False', unproven: 'Unproven' },
  fr: { true: 'Vrai', 'mostly-true': 'Plutôt vrai', misleading: 'Trompeur', false: 'Faux', unproven: 'Non prouvé' },
};

/**
 * schema.org JSON-LD: each article with its quotes as `Quotation` and its claims as `Claim`; a claim with a verdict
 * has a `ClaimReview`, whose `url` is a name of ours until the review is published somewhere.
 */
export const schemaOrgWriter: FormatWriter = {
  ending: '.schema-org.jsonld',
  mediaType: 'application/ld+json',
  layout: 'one',
  loses: ['texts', 'codebook', 'segments', 'span-attributes', 'relations', 'tags', 'notes', 'article-notes', 'origins'],
  countOwn: ({ annotations }) => {
    const claims = annotations.filter(({ annotation }) => annotation.layer === 'claim');
    const others = annotations.filter(({ annotation }) => annotation.layer !== 'claim' && annotation.layer !== 'quote');
    return {
      'claims-without-review': claims.filter((claim) => verdictOf(claim) === null).length,
      annotations: others.length,
    };
  },
  write(context) {
    let isFirst = true;
    return {
      *begin() {
        yield { file: `${context.name}.schema-org.jsonld` };
        yield '{\n  "@context": "https://schema.org",\n  "@graph": [';
      },
      *article(article) {
        for (const node of nodesOf(article, context)) {
          yield listItem(node, 2, isFirst);
          isFirst = false;
        }
      },
      *end() {
        yield isFirst ? ']\n}\n' : '\n  ]\n}\n';
      },
    };
  },
};

function verdictOf({ attributes }: PreparedAnnotation): string | null {
  const status = attributes.get('status');
  return typeof status === 'string' && Object.hasOwn(ratings, status) ? status : null;
}

function* nodesOf(article: PreparedArticle, context: ExportContext): Generator<object> {
  const { names, survey } = context;
  const { id, metadata } = article.article;
  const { title, language, byline, outlet, published } = metadata;
  const url = webAddress(metadata.url);
  const inLanguage = language === 'und' ? {} : { inLanguage: language };
  const date = isoDate(published);
  const articleId = ownIri('article', context.library.id, id);
  const iri = (prepared: PreparedAnnotation) => {
    const { annotator, id: own } = prepared.annotation;
    const known = annotationIri(own);
    return survey.sharedIris.has(known) ? ownIri('annotation', id, annotator, own) : known;
  };
  const appearance = {
    '@type': 'NewsArticle',
    '@id': articleId,
    headline: title,
    ...(url === null ? {} : { url }),
  };
  const quotes = article.annotations.filter(({ annotation }) => annotation.layer === 'quote');
  const claims = article.annotations.filter(({ annotation }) => annotation.layer === 'claim');
  yield {
    ...appearance,
    ...inLanguage,
    ...(date === null ? {} : { datePublished: date }),
    ...(byline === '' ? {} : { author: { '@type': 'Person', name: byline } }),
    ...(outlet === '' ? {} : { publisher: { '@type': 'Organization', name: outlet } }),
    ...originOf(article),
    ...(quotes.length === 0
      ? {}
      : {
          hasPart: quotes.map((quote) => ({
            '@type': 'Quotation',
            '@id': iri(quote),
            text: wordsOf(quote),
            ...inLanguage,
            ...personOf(quote, 'speaker', names, 'creator'),
            isPartOf: { '@type': 'NewsArticle', '@id': articleId },
          })),
        }),
  };
  for (const claim of claims) {
    const restatement = claim.attributes.get('restatement');
    const text = typeof restatement === 'string' && restatement !== '' ? restatement : wordsOf(claim);
    const node = {
      '@type': 'Claim',
      '@id': iri(claim),
      text,
      ...inLanguage,
      ...personOf(claim, 'claimant', names, 'author'),
      ...(date === null ? {} : { datePublished: date }),
      appearance,
    };
    const verdict = verdictOf(claim);
    yield verdict === null ? node : reviewOf(claim, verdict, node, context, iri(claim));
  }
}

/** The file that was opened and the text made from it, as media objects; how it was made, as named values. */
function originOf({ article }: PreparedArticle): object {
  const facts = provenanceFacts(article);
  const read = factsWithout(
    article,
    'originalName',
    'originalMediaType',
    'originalBytes',
    'originalSha256',
    'textSha256',
    'articleVersion',
  );
  return {
    version: facts.articleVersion,
    encoding: [
      {
        '@type': 'MediaObject',
        name: facts.originalName,
        encodingFormat: facts.originalMediaType,
        contentSize: `${facts.originalBytes} B`,
        sha256: facts.originalSha256,
      },
      { '@type': 'MediaObject', encodingFormat: 'text/plain;charset=utf-8', sha256: facts.textSha256 },
    ],
    identifier: read.map(([name, value]) => ({
      '@type': 'PropertyValue',
      propertyID: ownIri('term', name),
      name,
      value,
    })),
  };
}

function reviewOf(
  claim: PreparedAnnotation,
  verdict: string,
  itemReviewed: { text: string },
  { names, options }: ExportContext,
  iri: string,
): object {
  const { annotator, modified } = claim.annotation;
  const rating = ratings[verdict] ?? null;
  const evidence = claim.attributes.get('evidence');
  const cited = Array.isArray(evidence) ? (evidence as Evidence[]).filter((item) => typeof item === 'object') : [];
  return {
    '@type': 'ClaimReview',
    '@id': `${iri}:review`,
    url: `${iri}:review`,
    datePublished: modified.slice(0, 10),
    author: { '@type': 'Person', name: names.annotator(annotator) },
    claimReviewed: itemReviewed.text,
    itemReviewed,
    reviewRating: {
      '@type': 'Rating',
      ...(rating === null ? {} : { ratingValue: rating, worstRating: 1, bestRating: 5 }),
      alternateName: verdictWords[options.language ?? 'en'][verdict] ?? verdict,
    },
    ...(cited.length === 0
      ? {}
      : {
          citation: cited.map(({ title, link, note }) => {
            const url = webAddress(link);
            return {
              '@type': 'CreativeWork',
              name: title,
              ...(url === null ? {} : { url }),
              ...(note === '' ? {} : { description: note }),
            };
          }),
        }),
  };
}

function wordsOf({ segments }: PreparedAnnotation): string {
  return segments.map(({ exact }) => exact).join(' […] ');
}

function personOf(prepared: PreparedAnnotation, attribute: string, names: Names, property: string): object {
  const id = prepared.attributes.get(attribute);
  if (typeof id !== 'string') return {};
  const person = names.personEntry(id);
  if (!person) return { [property]: { '@type': 'Person', name: id } };
  const { name, role, organisation, aliases } = person;
  return {
    [property]: {
      '@type': 'Person',
      '@id': ownIri('person', person.id),
      name,
      ...(role === '' ? {} : { jobTitle: role }),
      ...(organisation === '' ? {} : { affiliation: { '@type': 'Organization', name: organisation } }),
      ...(aliases.length === 0 ? {} : { alternateName: aliases }),
    },
  };
}

/** The date where it is one of ISO 8601; what a source says in words is left out. */
function isoDate(published: string): string | null {
  return /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?$/.test(published) ? published : null;
}
