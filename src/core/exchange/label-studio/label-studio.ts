import { asciiLabel, type Labels, labelsOf } from '../labels';
import { pathSeparator } from '../names';
import { listItem } from '../ordered-json';
import type { PreparedArticle } from '../prepared-article';
import { provenanceFacts } from '../provenance-facts';
import { type GraphSpan, ownValues, spanGraph } from '../span-graph';
import type { ExportContext, FormatWriter } from '../writer';
import { xmlAttribute } from '../xml';

/** Names of the tags in the labelling config that are not attributes. */
export const controls = { labels: 'label', text: 'text', tags: 'tags', note: 'note' } as const;

/**
 * Label Studio tasks (one an article, one annotation an annotator) with the labelling config of their project.
 * Offsets are code points. Attributes stand with the region: choices as `Choices`, everything else as `TextArea`.
 */
export const labelStudioWriter: FormatWriter = {
  ending: '.label-studio',
  mediaType: 'application/json',
  layout: 'several',
  loses: ['people-details', 'origins', 'article-notes'],
  write(context) {
    const labels = labelsOf(context.library.codebook, asciiLabel);
    const { articles } = context.survey;
    let count = 0;
    return {
      *begin() {
        yield { file: 'labeling-config.xml' };
        yield labellingConfig(context, labels);
        yield { file: 'tasks.json' };
        yield '[';
      },
      *article(article) {
        yield listItem(taskOf(article, ++count, context, labels), 1, count === 1);
      },
      *end() {
        yield articles.length === 0 ? ']\n' : '\n]\n';
      },
    };
  },
};

function taskOf(article: PreparedArticle, id: number, context: ExportContext, labels: Labels): unknown {
  const annotators = [...new Set(article.annotations.map(({ annotation }) => annotation.annotator))].sort();
  const { metadata } = article.article;
  const annotations = annotators.map((annotator, index) => {
    const own = article.annotations.filter(({ annotation }) => annotation.annotator === annotator);
    const times = own.map(({ annotation }) => annotation.created).sort();
    return {
      id: id * 1000 + index + 1,
      was_cancelled: false,
      ground_truth: false,
      created_at: times[0] ?? '1970-01-01T00:00:00Z',
      result: resultsOf({ ...article, annotations: own }, context, labels),
    };
  });
  return {
    id,
    data: {
      text: article.text,
      ...metadata,
      articleId: article.article.id,
      ...provenanceFacts(article.article),
      annotators: annotators.map((annotator) => context.names.annotator(annotator)),
    },
    annotations,
  };
}

function resultsOf(article: PreparedArticle, { names, library }: ExportContext, labels: Labels): unknown[] {
  const { spans, links } = spanGraph(article, labels, { inPieces: true });
  const results: unknown[] = [];
  for (const span of spans) {
    const { exact, startCodePoint: start, endCodePoint: end } = span.segments[0] ?? never();
    const region = { id: regionId(span), to_name: controls.text };
    const { layer, tags, note, created, modified } = span.annotation.annotation;
    results.push({
      ...region,
      from_name: controls.labels,
      type: 'labels',
      origin: 'manual',
      value: { start, end, text: exact, labels: [span.label] },
      ...(span.role === 'annotation' ? { meta: { created: [created], modified: [modified] } } : {}),
    });
    if (span.role !== 'annotation') continue;
    const answer = (from_name: string, type: 'choices' | 'textarea', values: readonly string[]) => {
      if (values.length === 0) return;
      const key = type === 'choices' ? 'choices' : 'text';
      results.push({ ...region, from_name, type, origin: 'manual', value: { start, end, text: exact, [key]: values } });
    };
    for (const [id, value] of ownValues(span.annotation)) {
      const type = names.definition(layer, id)?.type;
      const isListed = library.codebook.layers.some(({ attributes }) => attributes.some((known) => known.id === id));
      if (type === 'choice' || type === 'choices') {
        answer(controlName(layer, id), 'choices', Array.isArray(value) ? value.map(String) : [String(value)]);
      } else if (isListed) answer(controlName(layer, id), 'textarea', [names.plain(layer, id, value)]);
      else answer(id, 'textarea', [names.plain(layer, id, value)]);
    }
    answer(
      controls.tags,
      'textarea',
      tags.map((tag) => names.tag(tag).join(pathSeparator)),
    );
    answer(controls.note, 'textarea', note === '' ? [] : [note]);
  }
  for (const { from, to, type } of links) {
    results.push({
      type: 'relation',
      from_id: regionId(from),
      to_id: regionId(to),
      direction: 'right',
      labels: [type],
    });
  }
  return results;
}

function regionId({ number }: GraphSpan): string {
  return `r${number}`;
}

function never(): never {
  throw new RangeError('a span without a segment');
}

/** Two layers may have an attribute of the same id with other choices: `quote_type`, `claim_type`. */
export function controlName(layer: string, attribute: string): string {
  return `${layer}_${attribute}`;
}

/**
 * What the project of the tasks must have as its labelling interface. Without an XML declaration: it is pasted as text, and
 * Label Studio refuses text that names an encoding (label-studio-converter, issue 63).
 */
function labellingConfig({ library, names }: ExportContext, labels: Labels): string {
  const { layers, relationTypes } = library.codebook;
  const parts = new Set<string>();
  const fields: string[] = [];
  for (const { id: layer, attributes } of layers) {
    for (const { id, type, choices = [] } of attributes) {
      if (type === 'span') {
        parts.add(id);
        continue;
      }
      const name = controlName(layer, id);
      const when = `perRegion="true" whenTagName="${controls.labels}" whenLabelValue="${labels.layer(layer)}"`;
      if (type === 'choice' || type === 'choices') {
        const listed = choices.map((choice) => `    <Choice value="${xmlAttribute(choice)}"/>\n`).join('');
        const choice = type === 'choice' ? 'single-radio' : 'multiple';
        fields.push(
          `  <Choices name="${name}" toName="${controls.text}" choice="${choice}" ${when}>\n${listed}  </Choices>\n`,
        );
      } else {
        const hint = xmlAttribute(`${names.layer(layer)}: ${names.attribute(layer, id)}`);
        fields.push(`  <TextArea name="${name}" toName="${controls.text}" placeholder="${hint}" ${when}/>\n`);
      }
    }
  }
  const label = (value: string, colour?: string) =>
    `    <Label value="${value}"${colour === undefined ? '' : ` background="${colour}"`}/>\n`;
  const partLabels = [...new Set([...parts].map((id) => labels.part(id)))];
  const relations = [...parts, ...relationTypes.map(({ id }) => id), 'continues'];
  return `<View>
  <Labels name="${controls.labels}" toName="${controls.text}">
${layers.map(({ id, colour }) => label(labels.layer(id), colour)).join('')}${partLabels.map((part) => label(part)).join('')}  </Labels>
  <Text name="${controls.text}" value="$text" granularity="symbol"/>
  <Relations>
${relations.map((value) => `    <Relation value="${xmlAttribute(value)}"/>\n`).join('')}  </Relations>
${fields.join('')}  <TextArea name="${controls.tags}" toName="${controls.text}" placeholder="tags" perRegion="true"/>
  <TextArea name="${controls.note}" toName="${controls.text}" placeholder="note" perRegion="true"/>
</View>
`;
}
