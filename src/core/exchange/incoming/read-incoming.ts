import { type InFile, unzipFiles, utf8Text } from './files';
import { fromBrat } from './from-brat';
import { fromCasJson, fromXmi } from './from-cas';
import { fromCodebookCsv } from './from-codebook-csv';
import { fromGuillemet } from './from-guillemet';
import { fromLabelStudio } from './from-label-studio';
import { fromQdc, fromQdpx } from './from-refi';
import { fromSpanLines } from './from-spans';
import { fromWebAnnotation } from './from-web-annotation';
import { type Incoming, refuseFile } from './incoming';
import { because } from './reason';

/**
 * Reads annotations from elsewhere, by what is in the file: a single file, or several that belong together (a folder, a text beside its
 * `.ann`). Raises `exchange-unknown` for what is none of the formats, `exchange-invalid` with file, place and reason for what is broken.
 */
export function readIncoming(name: string, files: readonly InFile[]): Incoming {
  const [only, ...others] = files;
  if (!only) return unknown(name);
  if (others.length > 0) return fromSeveral(name, files);
  const { bytes } = only;
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return fromSeveral(name, unzipFiles(only));
  if (/\.ann$/i.test(only.name)) return fromBrat(files, name);
  const text = utf8Text(only);
  const start = text.slice(0, 4096).trimStart();
  if (start.startsWith('<')) {
    switch (rootOf(start)) {
      case 'XMI':
        return fromXmi([{ ...only, name: /\.xmi$/i.test(only.name) ? only.name : `${only.name}.xmi` }]);
      case 'CodeBook':
        return fromQdc(only);
      case 'Project':
        return fromQdpx([{ ...only, name: /\.qde$/i.test(only.name) ? only.name : `${only.name}.qde` }], name);
      default:
        return unknown(name);
    }
  }
  if (start.startsWith('{') || start.startsWith('[')) return fromJson(only, start);
  if (/^(?:[^\n]*[,;\t])?"?(?:tag|name|path)"?\s*(?:[,;\t\r\n]|$)/i.test(start)) return fromCodebookCsv(only);
  return unknown(name);
}

/** Local name of the first element, whatever declarations and comments stand before it. */
function rootOf(start: string): string | undefined {
  return /^(?:\s|<\?[^>]*>|<!--[\s\S]*?-->|<!DOCTYPE[^[>]*(?:\[[\s\S]*?\])?\s*>)*<(?:[\w.-]+:)?([\w.-]+)/.exec(
    start,
  )?.[1];
}

function fromSeveral(name: string, files: readonly InFile[]): Incoming {
  if (files.some((file) => /\.qde$/i.test(file.name))) return fromQdpx(files, name);
  if (files.some((file) => /\.ann$/i.test(file.name))) return fromBrat(files, name);
  if (files.some((file) => /\.xmi$/i.test(file.name))) return fromXmi(files);
  const json = files.filter((file) => /\.jsonl?(?:ld)?$/i.test(file.name));
  const [first, ...others] = json;
  if (!first) return unknown(name);
  const read = (file: InFile) => fromJson(file, utf8Text(file).slice(0, 4096).trimStart());
  return others.reduce((all, file) => joined(all, read(file)), read(first));
}

function joined(a: Incoming, b: Incoming): Incoming {
  return { ...a, documents: [...a.documents, ...b.documents], refused: [...a.refused, ...b.refused] };
}

function fromJson(file: InFile, start: string): Incoming {
  if (/"@context"\s*:\s*"https?:\/\/schema\.org/.test(start)) return unknown(file.name);
  if (/"format"\s*:\s*"guillemet"/.test(start)) return fromGuillemet(file);
  if (/"%(?:TYPES|FEATURE_STRUCTURES|VIEWS)"/.test(start)) return fromCasJson(file);
  if (/w3\.org\/ns\/anno|"type"\s*:\s*"Annotation|"TextQuoteSelector"/.test(start) || isHypothesis(start))
    return fromWebAnnotation(file);
  if (/"(?:data|annotations|predictions)"\s*:/.test(start) && !/^\{[^\n]*"(?:entities|spans)"/.test(start))
    return fromLabelStudio(file);
  if (/"text"\s*:/.test(start)) return fromSpanLines(file);
  return unknown(file.name);
}

/** What the programming interface of Hypothesis answers. */
function isHypothesis(start: string): boolean {
  return /"rows"\s*:\s*\[/.test(start) && /"uri"\s*:/.test(start);
}

function unknown(name: string): never {
  return refuseFile(name, [], because('nothing-known'), 'exchange-unknown');
}
