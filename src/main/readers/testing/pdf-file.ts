/** A piece of text on a page: points from the lower left corner of A4. */
export interface Placed {
  text: string;
  x: number;
  y: number;
  size?: number;
}

export interface PdfPage {
  texts: readonly Placed[];
  /** Lines drawn from `x` to `right` at `y`. */
  rules?: readonly { x: number; right: number; y: number }[];
}

/** A PDF 1.4 of A4 pages in Helvetica with Windows-1252, made on the spot. */
export function pdfFile(pages: readonly PdfPage[], options: { info?: string; trailer?: string } = {}): Uint8Array {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${5 + 2 * i} 0 R`).join(' ')}] >>`);
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  add(`<< ${options.info ?? ''} >>`);
  pages.forEach((page, i) => {
    const content = [...page.texts.map(drawnText), ...(page.rules ?? []).map(drawnRule)].join('\n');
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${6 + 2 * i} 0 R >>`,
    );
    add(`<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`);
  });
  let file = '%PDF-1.4\n';
  const places = objects.map((body, i) => {
    const place = Buffer.byteLength(file, 'latin1');
    file += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return place;
  });
  const start = Buffer.byteLength(file, 'latin1');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const place of places) file += `${String(place).padStart(10, '0')} 00000 n \n`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 4 0 R ${options.trailer ?? ''} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

/** Lines below one another, from `y` down. */
export function column(lines: readonly string[], x: number, y: number, size = 10): Placed[] {
  return lines.map((text, i) => ({ text, x, y: y - i * size * 1.2, size }));
}

/** Characters of Windows-1252 beyond Latin-1 that the tests write. */
const codes: { [character: string]: number } = { '’': 0x92, '“': 0x93, '”': 0x94, '–': 0x96, '—': 0x97, '…': 0x85 };

function drawnText({ text, x, y, size = 10 }: Placed): string {
  const bytes = [...text].map((character) => String.fromCharCode(codes[character] ?? character.charCodeAt(0))).join('');
  return `BT /F1 ${size} Tf ${x} ${y} Td (${bytes.replace(/[\\()]/g, '\\$&')}) Tj ET`;
}

function drawnRule({ x, right, y }: { x: number; right: number; y: number }): string {
  return `0.5 w ${x} ${y} m ${right} ${y} l S`;
}
