import type { Codebook } from '../../annotation/codebook';
import { asciiLabel, type Labels, labelsOf } from '../labels';

/** INCEpTION keeps the layers of a project in this package. */
export const casPackage = 'webanno.custom';

/** The one relation type: INCEpTION names the two ends so, and attaches it to any span. */
export const relationType = `${casPackage}.Relation`;

export interface CasFeature {
  name: string;
  range: 'uima.cas.String' | 'uima.cas.StringArray' | 'uima.tcas.Annotation';
}

export interface CasType {
  name: string;
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
    return { name: `${casPackage}.${labels.layer(id)}`, features: [...commonFeatures, ...own] };
  });
  const partTypes = [...new Set([...parts].map((id) => labels.part(id)))].map(
    (label): CasType => ({ name: `${casPackage}.${label}`, features: [] }),
  );
  const relation: CasType = {
    name: relationType,
    features: [
      { name: 'Governor', range: 'uima.tcas.Annotation' },
      { name: 'Dependent', range: 'uima.tcas.Annotation' },
      { name: 'kind', range: 'uima.cas.String' },
    ],
  };
  return [...types, ...partTypes, relation];
}
