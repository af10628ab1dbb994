#!/usr/bin/env node
// Measures the suggestion engine on annotated articles that are given by path:
//   npm run bench:suggest -- gold.jsonl… [--errors N]
// A line is {"id","text","lang"|"language","quotes":[{start,end,type,speaker?,speaker_start?,speaker_end?,cue_start?,cue_end?,
// optional?,group?}],"claims":[{start,end}]}, offsets in UTF-16. What is optional is neither required nor punished.
// An interrupted quotation counts in two ways: by its outer ends, as `guillemet suggest --jsonl` gives it to readers of start and
// end, and with its segments apart, as corpora have it that list the halves of one group. --errors lists those by outer ends.
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const files = [];
let errors = 0;
for (let at = 2; at < process.argv.length; at++) {
  if (process.argv[at] === '--errors') errors = Number(process.argv[++at]);
  else files.push(process.argv[at]);
}
if (files.length === 0 || Number.isNaN(errors)) {
  console.error('usage: npm run bench:suggest -- gold.jsonl… [--errors N]');
  process.exit(2);
}

const { suggest } = await loadEngine();
const countings = {
  'outer ends': ({ start, end }) => [{ start, end }],
  'segments apart': ({ segments }) => segments,
};
const tables = new Map();
const missed = [];
const wrong = [];
let characters = 0;
let milliseconds = 0;

for (const file of files) {
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.trim() === '') continue;
    const article = JSON.parse(line);
    const language = article.lang ?? article.language ?? 'und';
    const before = performance.now();
    const suggestions = suggest(article.text, language);
    milliseconds += performance.now() - before;
    characters += article.text.length;
    const table = tableOf(`${basename(file)}, ${language}`);
    table.articles++;
    for (const [name, spansOf] of Object.entries(countings)) {
      const errorsOf = name === 'outer ends' ? { missed, wrong } : { missed: [], wrong: [] };
      measureQuotations(article, suggestions.quotations, spansOf, table[name], errorsOf);
    }
    if (article.claims) measureClaims(article.claims, suggestions.claims, table.claims);
  }
}

for (const [name, table] of tables) print(name, table);
console.log(
  `\n${(characters / 1e6).toFixed(2)} M characters in ${Math.round(milliseconds)} ms: ${(characters / milliseconds / 1000).toFixed(2)} M a second`,
);
for (const line of [...wrong.slice(0, errors), ...missed.slice(0, errors)]) console.log(line);

async function loadEngine() {
  const outDir = await mkdtemp(join(tmpdir(), 'guillemet-bench-'));
  try {
    const entry = fileURLToPath(new URL('../src/core/suggestions/suggest.ts', import.meta.url));
    await build({ configFile: false, logLevel: 'error', build: { ssr: entry, outDir, emptyOutDir: true } });
    return await import(pathToFileURL(join(outDir, 'suggest.js')).href);
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}

function tableOf(name) {
  let table = tables.get(name);
  if (!table) {
    table = { articles: 0, claims: { found: 0, proposed: 0, required: 0, ranked: [] } };
    for (const counting of Object.keys(countings)) {
      const counts = { required: 0, proposed: 0, half: 0, covered3: 0, covered8: 0 };
      table[counting] = { ...counts, types: {}, speakers: [0, 0], cues: [0, 0] };
    }
    tables.set(name, table);
  }
  return table;
}

function shared(a, b) {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

function likeness(a, b) {
  const common = shared(a, b);
  return common / (a.end - a.start + b.end - b.start - common);
}

/** Matches each gold span with at most one proposal, the likeliest pair first. */
function pair(gold, proposed, value) {
  const pairs = [];
  gold.forEach((one, i) => {
    proposed.forEach((other, j) => {
      const score = value(one, other);
      if (score > 0) pairs.push({ score, i, j });
    });
  });
  pairs.sort((a, b) => b.score - a.score || a.i - b.i || a.j - b.j);
  const byGold = new Map();
  const used = new Set();
  for (const { i, j } of pairs) {
    if (byGold.has(i) || used.has(j)) continue;
    byGold.set(i, j);
    used.add(j);
  }
  return { byGold, used };
}

function measureQuotations(article, quotations, spansOf, table, errorsOf) {
  const quotes = article.quotes ?? [];
  const required = quotes.filter(({ optional }) => !optional);
  const optional = quotes.filter(({ optional }) => optional);
  const spans = quotations.flatMap((quotation) => spansOf(quotation).map((span) => ({ ...quotation, ...span })));
  const proposed = spans.filter((one) => {
    const needed = required.some((gold) => likeness(gold, one) >= 0.3);
    return (
      needed || !optional.some((gold) => likeness(gold, one) >= 0.5 || shared(gold, one) >= 0.9 * (one.end - one.start))
    );
  });
  table.required += required.length;
  table.proposed += proposed.length;
  const { byGold, used } = pair(required, proposed, (gold, one) =>
    likeness(gold, one) >= 0.5 ? likeness(gold, one) : 0,
  );
  table.half += byGold.size;
  for (const [least, key] of [
    [0.3, 'covered3'],
    [0.8, 'covered8'],
  ]) {
    const cover = (gold, one) => {
      const part = shared(gold, one) / (gold.end - gold.start);
      return part > least ? part : 0;
    };
    table[key] += pair(required, proposed, cover).byGold.size;
  }
  required.forEach((gold, i) => {
    table.types[gold.type] ??= [0, 0];
    const type = table.types[gold.type];
    type[1]++;
    const one = proposed[byGold.get(i)];
    if (!one) {
      errorsOf.missed.push(
        `missed  ${article.id}  ${gold.type}: ${JSON.stringify(article.text.slice(gold.start, gold.end))}`,
      );
      return;
    }
    type[0]++;
    count(table.speakers, gold.speaker_start, gold.speaker_end, one.speakerSpan);
    count(table.cues, gold.cue_start, gold.cue_end, one.cue);
  });
  proposed.forEach((one, j) => {
    if (!used.has(j))
      errorsOf.wrong.push(
        `wrong   ${article.id}  ${one.rule}: ${JSON.stringify(article.text.slice(one.start, one.end))}`,
      );
  });
}

function measureClaims(claims, proposed, table) {
  const matched = pair(claims, proposed, (gold, one) => (likeness(gold, one) >= 0.5 ? likeness(gold, one) : 0));
  table.found += matched.byGold.size;
  table.required += claims.length;
  table.proposed += proposed.length;
  proposed.forEach(({ score }, j) => {
    table.ranked.push({ score, right: matched.used.has(j) });
  });
}

function count(table, start, end, span) {
  if (start === undefined) return;
  table[1]++;
  if (span && shared({ start, end }, span) > 0) table[0]++;
}

function percent(part, whole) {
  return whole === 0 ? '   - ' : `${((100 * part) / whole).toFixed(1).padStart(5)}`;
}

function line(name, found, proposed, required) {
  const both = proposed + required;
  return `${name.padEnd(12)} P ${percent(found, proposed)}  R ${percent(found, required)}  F1 ${percent(2 * found, both)}`;
}

function averagePrecision({ ranked, required }) {
  let right = 0;
  let sum = 0;
  [...ranked]
    .sort((a, b) => b.score - a.score)
    .forEach((one, index) => {
      if (one.right) sum += ++right / (index + 1);
    });
  return percent(sum, required);
}

function print(name, table) {
  console.log(`\n${name}: ${table.articles} articles, ${table['outer ends'].required} quotations`);
  for (const counting of Object.keys(countings))
    if (table[counting].required > 0) printCounting(counting, table[counting]);
  const { claims } = table;
  if (claims.required > 0)
    console.log(`${line('claims', claims.found, claims.proposed, claims.required)}  AP ${averagePrecision(claims)}`);
}

function printCounting(name, table) {
  console.log(`${name}:`);
  console.log(line('overlap ≥ .5', table.half, table.proposed, table.required));
  console.log(line('covered > .3', table.covered3, table.proposed, table.required));
  console.log(line('covered > .8', table.covered8, table.proposed, table.required));
  for (const [type, [found, all]] of Object.entries(table.types))
    console.log(`${type.padEnd(12)} found ${percent(found, all)} of ${all}`);
  console.log(`speaker ${percent(...table.speakers)}  cue ${percent(...table.cues)}  (of those found)`);
}
