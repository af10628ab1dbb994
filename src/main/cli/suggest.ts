import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { SuggestRequest, suggestRecord } from '../../core/suggestions/jsonl-record';
import { type SuggestedQuotation, suggest } from '../../core/suggestions/suggest';
import { detectLanguage } from '../readers/language';
import { fileInput } from '../services/file-input';
import { createSourceReader } from '../services/source-reader';
import type { Command } from './arguments';
import { type Output, oneLine } from './output';

type SuggestCommand = Extract<Command, { name: 'suggest' }>;

/** Proposes quotations and claims for a file, or for standard input (`-`). No library is needed; nothing is stored. */
export function suggestCommand(
  command: SuggestCommand,
  output: Output,
  input: Readable = process.stdin,
): Promise<number> {
  return command.jsonl ? suggestLines(command, output, input) : suggestArticle(command, output, input);
}

/** One JSON object a line in, one a line out, in the same order, each written before the next is read. */
async function suggestLines({ file, language }: SuggestCommand, output: Output, input: Readable): Promise<number> {
  const source = file === '-' ? input : createReadStream(file, 'utf8');
  const problem = await new Promise<Error | null>((resolve) => {
    if (file === '-') return resolve(null);
    source.once('error', resolve);
    source.once('readable', () => resolve(null));
    source.once('end', () => resolve(null));
  });
  if (problem) {
    output.complain(`${file} cannot be read: ${problem.message}`);
    return 1;
  }
  let number = 0;
  let failures = 0;
  for await (const line of createInterface({ input: source, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (line.trim() === '') continue;
    const request = parseLine(line);
    if (typeof request === 'string') {
      failures++;
      output.complain(`${file}, line ${number}: ${request}`);
      continue;
    }
    const spoken = request.language ?? language ?? (await detectLanguage(request.text));
    output.write(`${JSON.stringify(suggestRecord(request.id, suggest(request.text, spoken)))}\n`);
  }
  return failures === 0 ? 0 : 1;
}

/** The request of a line, or what is wrong with it. */
function parseLine(line: string): SuggestRequest | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'is not JSON.';
  }
  const parsed = SuggestRequest.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  return `${issue?.path.join('.') || 'the line'}: ${issue?.message}`;
}

async function suggestArticle({ file, language }: SuggestCommand, output: Output, input: Readable): Promise<number> {
  const source = file === '-' ? ({ kind: 'pasted-text', text: await textOf(input) } as const) : await fileInput(file);
  const reader = createSourceReader();
  const draft = await reader.read(source, {}).finally(() => reader.close());
  const { text } = draft.canonical;
  const { quotations, claims } = suggest(text, language ?? draft.metadata.language);
  for (const quotation of quotations) output.write(`${quotationLine(text, quotation)}\n`);
  for (const { start, end, score, reasons } of claims) {
    output.write(
      `claim  ${start}–${end}  ${oneLine(text.slice(start, end))}  (${reasons.join(', ')}; ${score.toFixed(2)})\n`,
    );
  }
  return 0;
}

function quotationLine(
  text: string,
  { segments, start, end, type, speaker, cue, confidence }: SuggestedQuotation,
): string {
  const words = segments.map((segment) => oneLine(text.slice(segment.start, segment.end))).join(' […] ');
  const who = speaker === null ? '' : `  — ${oneLine(speaker)}`;
  const how = cue === null ? '' : ` (${oneLine(text.slice(cue.start, cue.end))})`;
  return `quote  ${start}–${end}  ${type}  ${words}${who}${how}  ${confidence.toFixed(2)}`;
}

async function textOf(input: Readable): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of input) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}
