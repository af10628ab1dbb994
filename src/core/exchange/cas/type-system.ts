import type { Codebook } from '../../annotation/codebook';
import { asciiLabel, type Labels, labelsOf } from '../labels';
import { provenanceKeys } from '../provenance-facts';

/** INCEpTION keeps the layers of a project in this package. */
export const casPackage = 'webanno.custom';

/** The one relation type: INCEpTION names the two ends so, and attaches it to any span. */
export const relationType = `${casPackage}.Relation`;

/** Where the text comes from: on the document as a whole, which INCEpTION shows as document metadata. In a package that no layer is in. */
export const provenanceType = 'guillemet.Provenance';

export interface CasFeature {
  name: string;
  range: 'uima.cas.String' | 'uima.cas.StringArray' | 'uima.tcas.Annotation';
}

export interface CasType {
  name: string;
  /** What it is derived from: `uima.tcas.Annotation` for what lies in the text. */
  supertype: 'uima.tcas.Annotation' | 'uima.cas.AnnotationBase';
  features: CasFeature[];
}

/** What every annotation has beside the attributes of its layer. */
export const commonFeatures: readonly CasFeature[] = [
  { name: 'identifier', range: 'uima.cas.String' },
  { name: 'tags', range: 'uima.cas.StringArray' },
  { name: 'note', range: 'uima.cas.String' },
  { name: 'annotator', range: 'uima.cas.String' },
  { name: 'created', range: 'uima.cas.String' },
  { name: 'modified', range: 'uima.cas.String' },
  { name: 'origin', range: 'uima.cas.String' },
];

/** Names that a feature may not have: those of the framework, of `uima.tcas.Annotation`, and of our own. */
const taken = new Set(['sofa', 'begin', 'end', 'type', 'id', ...commonFeatures.map(({ name }) => name)]);

/** `type` → `kind`, as INCEpTION calls it; others that are taken get `Value` after them. */
export function featureName(attribute: string): string {
  if (attribute === 'type') return 'kind';
  return taken.has(attribute) || attribute === 'kind' ? `${attribute}Value` : attribute;
}

export function casLabels(codebook: Codebook): Labels {
  return labelsOf(codebook, (name) => asciiLabel(name).replaceAll('-', '_'));
}

/** A type for each layer and each kind of place, and the relation. `parts`: ids of attributes that are places. */
export function casTypes(codebook: Codebook, labels: Labels): CasType[] {
  const parts = new Set<string>();
  const types = codebook.layers.map(({ id, attributes }): CasType => {
    for (const attribute of attributes) if (attribute.type === 'span') parts.add(attribute.id);
    const own = attributes
      .filter(({ type }) => type !== 'span')
      .map((attribute): CasFeature => ({ name: featureName(attribute.id), range: 'uima.cas.String' }));
    return {
      name: `${casPackage}.${labels.layer(id)}`,
      supertype: 'uima.tcas.Annotation',
      features: [...commonFeatures, ...own],
    };
  });
  const partTypes = [...new Set([...parts].map((id) => labels.part(id)))].map(
    (label): CasType => ({ name: `${casPackage}.${label}`, supertype: 'uima.tcas.Annotation', features: [] }),
  );
  const relation: CasType = {
    name: relationType,
    supertype: 'uima.tcas.Annotation',
    features: [
      { name: 'Governor', range: 'uima.tcas.Annotation' },
      { name: 'Dependent', range: 'uima.tcas.Annotation' },
      { name: 'kind', range: 'uima.cas.String' },
    ],
  };
  const provenance: CasType = {
    name: provenanceType,
    supertype: 'uima.cas.AnnotationBase',
    features: provenanceKeys.map((name) => ({ name, range: 'uima.cas.String' })),
  };
  return [...types, ...partTypes, relation, provenance];
}
