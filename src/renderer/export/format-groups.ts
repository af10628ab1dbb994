import type { ExportFormat } from '../../core/exchange/formats';

/** The formats by what somebody wants to do with them, in the order in which they are offered. */
export const formatGroups = [
  { group: 'keep', formats: ['json', 'w3c'] },
  { group: 'read', formats: ['html', 'csv', 'xlsx'] },
  { group: 'qualitative', formats: ['qdpx', 'qdc'] },
  { group: 'annotate', formats: ['xmi', 'cas-json', 'brat', 'label-studio', 'doccano', 'prodigy'] },
  { group: 'train', formats: ['spacy', 'conll', 'decisions'] },
  { group: 'publish', formats: ['schema-org', 'tei'] },
] as const satisfies readonly { group: string; formats: readonly ExportFormat[] }[];
