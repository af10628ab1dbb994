import type { Evidence } from '../../annotation/annotation';
import type { ExportedValue } from '../guillemet-schema';
import type { PreparedAnnotation } from '../prepared-article';
import { htmlAttribute, htmlText } from './escape';
import { linkHtml } from './markdown';
import { articleWords, numberLink, type ReportContext, valueText, wordsOf } from './report-context';
import { statusHtml } from './status';

/** The claims with who asserts them, how far the check is, and what speaks for or against them. */
export function claimsSection(context: ReportContext): string {
  const { words, prepared } = context;
  const claims = prepared.annotations.filter(({ annotation }) => annotation.layer === 'claim');
  if (claims.length === 0) return '';
  const hasEvidence = claims.some(({ attributes }) => evidenceOf(attributes.get('evidence')).length > 0);
  const columns = [words.claim, words.claimant, words.status, ...(hasEvidence ? [words.evidence] : [])];
  const heads = columns.map((word) => `<th scope="col">${htmlText(word)}</th>`);
  const rows = claims.map((claim) => claimRow(claim, hasEvidence, context));
  return `<section><h2>${htmlText(words.claims)}</h2><table class="claims${hasEvidence ? ' with-evidence' : ''}"><thead><tr><th scope="col">${htmlText(words.number)}</th>${heads.join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table></section>\n`;
}

function claimRow(claim: PreparedAnnotation, hasEvidence: boolean, context: ReportContext): string {
  const { words, names, prepared } = context;
  const { attributes } = claim;
  const claimant = attributes.get('claimant');
  const restatement = attributes.get('restatement');
  const said = [
    `<span${articleWords(prepared)}>${htmlText(wordsOf(claim))}</span>`,
    ...(typeof restatement === 'string' && restatement !== '' ? [`<em dir="auto">${htmlText(restatement)}</em>`] : []),
    ...factsLine(claim, context),
  ];
  const evidence = evidenceOf(attributes.get('evidence'));
  const cells = [
    cell(words.claimant, typeof claimant === 'string' ? htmlText(names.person(claimant)) : ''),
    cell(words.status, statusHtml(attributes.get('status'), words)),
    ...(hasEvidence ? [cell(words.evidence, evidenceHtml(evidence))] : []),
  ];
  return `<tr><td>${numberLink(claim, context)}</td><td>${said.join('<br>')}</td>${cells.join('')}</tr>`;
}

/** On a narrow screen the label stands before the content, and what is empty is left out. */
function cell(label: string, content: string): string {
  return content === '' ? '<td class="none">—</td>' : `<td data-label="${htmlAttribute(label)}">${content}</td>`;
}

/** What kind of claim it is, and what it counts, for when and where. */
function factsLine({ attributes }: PreparedAnnotation, context: ReportContext): string[] {
  const { words, options } = context;
  const shown = (id: string): string => {
    const value = attributes.get(id);
    if (value === undefined) return '';
    if (typeof value === 'number') return value.toLocaleString(options.language ?? 'en', { maximumFractionDigits: 20 });
    return valueText('claim', id, value, context);
  };
  const checkable = shown('checkability');
  const facts = [
    shown('type').toLowerCase(),
    [shown('quantity'), shown('unit')].filter((part) => part !== '').join('\u00a0'),
    shown('date'),
    shown('place'),
    checkable === '' ? '' : `${words.checkable}${words.colon}${checkable}`,
  ].filter((part) => part !== '');
  return facts.length === 0 ? [] : [`<span class="small">${htmlText(facts.join(' · '))}</span>`];
}

function evidenceOf(value: ExportedValue | undefined): readonly Evidence[] {
  return Array.isArray(value) ? (value as Evidence[]) : [];
}

function evidenceHtml(evidence: readonly Evidence[]): string {
  if (evidence.length === 0) return '';
  const items = evidence.map(
    ({ title, link, note }) =>
      `<li dir="auto">${linkHtml(link, title)}${note === '' ? '' : `<br><span class="small">${htmlText(note)}</span>`}</li>`,
  );
  return `<ul>${items.join('')}</ul>`;
}
