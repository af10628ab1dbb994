import { bratWriter } from './brat/brat';
import { casJsonWriter, xmiWriter } from './cas/cas';
import { conllWriter } from './conll/conll';
import { csvWriter } from './csv/csv';
import { decisionsWriter } from './decisions-jsonl';
import type { ExportFormat } from './formats';
import { guillemetWriter } from './guillemet-json';
import { htmlWriter } from './html/report';
import { doccanoWriter, prodigyWriter, spacyWriter } from './jsonl/span-lines';
import { labelStudioWriter } from './label-studio/label-studio';
import { qdcWriter, qdpxWriter } from './refi/refi';
import { schemaOrgWriter } from './schema-org/schema-org';
import { teiWriter } from './tei/tei';
import { webAnnotationWriter } from './web-annotation';
import type { FormatWriter } from './writer';
import { xlsxWriter } from './xlsx/xlsx';

/** Every format that can be written. */
export const writers: Readonly<Record<ExportFormat, FormatWriter>> = {
  json: guillemetWriter,
  w3c: webAnnotationWriter,
  decisions: decisionsWriter,
  csv: csvWriter,
  xlsx: xlsxWriter,
  html: htmlWriter,
  qdpx: qdpxWriter,
  qdc: qdcWriter,
  brat: bratWriter,
  xmi: xmiWriter,
  'cas-json': casJsonWriter,
  'label-studio': labelStudioWriter,
  doccano: doccanoWriter,
  prodigy: prodigyWriter,
  spacy: spacyWriter,
  conll: conllWriter,
  'schema-org': schemaOrgWriter,
  tei: teiWriter,
};
