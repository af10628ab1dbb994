import { pathSeparator } from '../names';
import { jsonText } from '../ordered-json';
import type { PreparedArticle } from '../prepared-article';
import { type ProvenanceFacts, provenanceFacts } from '../provenance-facts';
import { ownValues, spanGraph } from '../span-graph';
import type { ExportContext, FormatWriter } from '../writer';
import { xmlAttribute, xmlAttributes, xmlDeclaration, xmlText } from '../xml';
import {
  type CasType,
  casLabels,
  casPackage,
  casTypes,
  featureName,
  provenanceType,
  relationType,
} from './type-system';

/** A feature structure over the text: a span or a relation. References are ids of others. */
interface CasAnnotation {
  id: number;
  type: string;
  begin: number;
  end: number;
  features: [name: string, value: string | readonly string[]][];
  references: [name: string, id: number][];
}

const loses = ['metadata', 'people-details', 'article-notes'] as const;

/** UIMA XMI 1.0 in INCEpTION's naming, with its type system beside it. Offsets are UTF-16 units. */
export const xmiWriter: FormatWriter = {
  ending: '.xmi',
  mediaType: 'application/vnd.xmi+xml',
  layout: 'several',
  loses,
  write(context) {
    const types = casTypes(context.library.codebook, casLabels(context.library.codebook));
    return {
      *begin() {
        yield { file: 'TypeSystem.xml' };
        yield typeSystemXml(types);
      },
      *article(article) {
        yield { file: `${context.fileOf(article)}.xmi` };
        yield xmiOf(article, context);
      },
    };
  },
};

/** UIMA CAS JSON 0.4.0 (`uima-uimaj-io-jsoncas`), types included. Offsets are UTF-16 units. */
export const casJsonWriter: FormatWriter = {
  ending: '.cas.json',
  mediaType: 'application/json',
  layout: 'per-article',
  loses,
  write(context) {
    const types = casTypes(context.library.codebook, casLabels(context.library.codebook));
    return {
      *begin() {},
      *article(article) {
        yield { file: `${context.fileOf(article)}.cas.json` };
        yield jsonText(casJsonOf(article, context, types));
      },
    };
  },
};

/** Ids: 1 is the sofa, 2 the document annotation, the others follow. */
function annotationsOf(article: PreparedArticle, { names, library }: ExportContext): CasAnnotation[] {
  const labels = casLabels(library.codebook);
  const { spans, links } = spanGraph(article, labels, { inPieces: true });
  const idOf = (number: number) => number + 2;
  const placed = spans.map(({ number, label, segments, role, annotation: prepared }): CasAnnotation => {
    const { start = 0, end = 0 } = segments[0] ?? {};
    const features: CasAnnotation['features'] = [];
    if (role === 'annotation') {
      const { id, layer, tags, note, annotator, created, modified, origin } = prepared.annotation;
      features.push(['identifier', id]);
      if (tags.length > 0) features.push(['tags', tags.map((tag) => names.tag(tag).join(pathSeparator))]);
      if (note !== '') features.push(['note', note]);
      features.push(['annotator', names.annotator(annotator)], ['created', created], ['modified', modified]);
      features.push(['origin', JSON.stringify(origin)]);
      for (const [attribute, value] of ownValues(prepared)) {
        if (names.definition(layer, attribute)) {
          features.push([featureName(attribute), names.plain(layer, attribute, value)]);
        }
      }
    }
    return { id: idOf(number), type: `${casPackage}.${label}`, begin: start, end, features, references: [] };
  });
  const related = links.map(({ from, to, type }, index): CasAnnotation => {
    const { start = 0, end = 0 } = to.segments[0] ?? {};
    return {
      id: idOf(spans.length + index + 1),
      type: relationType,
      begin: start,
      end,
      features: [['kind', type]],
      references: [
        ['Governor', idOf(from.number)],
        ['Dependent', idOf(to.number)],
      ],
    };
  });
  return [...placed, ...related];
}

function xmiOf(article: PreparedArticle, context: ExportContext): string {
  const annotations = annotationsOf(article, context);
  const { text } = article;
  const lines = annotations.map(({ id, type, begin, end, features, references }) => {
    const name = `custom:${type.slice(casPackage.length + 1)}`;
    const simple = features.filter(([, value]) => typeof value === 'string') as [string, string][];
    const lists = features.filter((feature): feature is [string, readonly string[]] => typeof feature[1] !== 'string');
    const attributes = xmlAttributes({
      'xmi:id': id,
      sofa: 1,
      begin,
      end,
      ...Object.fromEntries([...simple, ...references]),
    });
    if (lists.length === 0) return `  <${name}${attributes}/>\n`;
    const inside = lists.flatMap(([key, values]) => values.map((value) => `<${key}>${xmlText(value)}</${key}>`));
    return `  <${name}${attributes}>${inside.join('')}</${name}>\n`;
  });
  const origin = provenanceId(annotations);
  const facts = xmlAttributes({ 'xmi:id': origin, sofa: 1, ...provenanceFacts(article.article) });
  const members = [2, ...annotations.map(({ id }) => id), origin].join(' ');
  const language = article.article.metadata.language;
  return `${xmlDeclaration}<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:tcas="http:///uima/tcas.ecore" xmlns:custom="http:///webanno/custom.ecore" xmlns:guillemet="http:///guillemet.ecore" xmi:version="2.0">
  <cas:NULL xmi:id="0"/>
  <tcas:DocumentAnnotation xmi:id="2" sofa="1" begin="0" end="${text.length}" language="${xmlAttribute(language === 'und' ? 'x-unspecified' : language)}"/>
${lines.join('')}  <guillemet:Provenance${facts}/>
  <cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="${xmlAttribute(text)}"/>
  <cas:View sofa="1" members="${members}"/>
</xmi:XMI>
`;
}

function typeSystemXml(types: readonly CasType[]): string {
  const described = types.map(({ name, supertype, features }) => {
    const listed = features.map(
      (feature) =>
        `        <featureDescription><name>${feature.name}</name><description/><rangeTypeName>${feature.range}</rangeTypeName></featureDescription>\n`,
    );
    return `    <typeDescription>\n      <name>${name}</name>\n      <description/>\n      <supertypeName>${supertype}</supertypeName>\n      <features>\n${listed.join('')}      </features>\n    </typeDescription>\n`;
  });
  return `${xmlDeclaration}<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">\n  <types>\n${described.join('')}  </types>\n</typeSystemDescription>\n`;
}

function casJsonOf(article: PreparedArticle, context: ExportContext, types: readonly CasType[]): unknown {
  const annotations = annotationsOf(article, context);
  const language = article.article.metadata.language;
  const arrays: unknown[] = [];
  const origin = provenanceId(annotations);
  let nextId = origin + 1;
  const structures = annotations.map(({ id, type, begin, end, features, references }) => {
    const written: Record<string, unknown> = { '%ID': id, '%TYPE': type, '@sofa': 1, begin, end };
    for (const [name, value] of features) {
      if (typeof value === 'string') written[name] = value;
      else {
        arrays.push({ '%ID': nextId, '%TYPE': 'uima.cas.StringArray', '%ELEMENTS': value });
        written[`@${name}`] = nextId++;
      }
    }
    for (const [name, target] of references) written[`@${name}`] = target;
    return written;
  });
  return {
    '%TYPES': Object.fromEntries(types.map((type) => [type.name, casJsonType(type)])),
    '%FEATURE_STRUCTURES': [
      {
        '%ID': 1,
        '%TYPE': 'uima.cas.Sofa',
        sofaNum: 1,
        sofaID: '_InitialView',
        mimeType: 'text',
        sofaString: article.text,
      },
      {
        '%ID': 2,
        '%TYPE': 'uima.tcas.DocumentAnnotation',
        '@sofa': 1,
        begin: 0,
        end: article.text.length,
        language: language === 'und' ? 'x-unspecified' : language,
      },
      ...structures,
      { '%ID': origin, '%TYPE': provenanceType, '@sofa': 1, ...textOf(provenanceFacts(article.article)) },
      ...arrays,
    ],
    '%VIEWS': { _InitialView: { '%SOFA': 1, '%MEMBERS': [2, ...annotations.map(({ id }) => id), origin] } },
  };
}

/** The id after those of all annotations. */
function provenanceId(annotations: readonly CasAnnotation[]): number {
  return 3 + annotations.length;
}

/** The features of the provenance are text, numbers too. */
function textOf(facts: ProvenanceFacts): Record<string, string> {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, String(value)]));
}

function casJsonType({ name, supertype, features }: CasType): unknown {
  return {
    '%NAME': name,
    '%SUPER_TYPE': supertype,
    ...Object.fromEntries(
      features.map((feature) => [feature.name, { '%NAME': feature.name, '%RANGE': feature.range }]),
    ),
  };
}
