/** A piece of a line that nothing interrupts, in points; `y` grows downwards from the top of the page. */
export interface Fragment {
  text: string;
  left: number;
  right: number;
  /** Of the baseline. */
  y: number;
  /** Of the type. */
  size: number;
}

/** What pdf.js gives of a page's text; positions in points from the lower left corner. */
export interface TextItem {
  str: string;
  transform: number[];
  width: number;
  height: number;
}

/** A gap this wide, in sizes of the type, is no space between words: another column, or a cell, begins. */
const widestSpace = 1;

/** A gap this wide parts two words where the file holds no blank. */
const narrowestSpace = 0.2;

/** A raised piece this much smaller is a mark of a note. */
const noteSize = 0.8;

/** Joins the items of a page that stand on one baseline, without a wide gap, in order of baselines. */
export function fragmentsOf(items: readonly TextItem[], pageHeight: number): Fragment[] {
  const pieces = items.flatMap((item) => pieceOf(item, pageHeight));
  const rows = rowsOf(pieces);
  return rows.flatMap(joinRow);
}

/** Text that does not run from left to right across the page (marks along its edge) is no part of the article. */
function pieceOf({ str, transform, width, height }: TextItem, pageHeight: number): Fragment[] {
  const [a = 0, b = 0, , , x = 0, y = 0] = transform;
  if (str.trim() === '' || Math.abs(b) > Math.abs(a) * 0.1 || a <= 0) return [];
  const size = height > 0 ? height : Math.hypot(a, b);
  // A blank at an end is told by the gap; its width would hide where a column begins.
  const blank = width / str.length;
  const lead = str.length - str.trimStart().length;
  const trail = str.length - str.trimEnd().length;
  return [{ text: str.trim(), left: x + lead * blank, right: x + width - trail * blank, y: pageHeight - y, size }];
}

interface Row {
  y: number;
  size: number;
  pieces: Fragment[];
}

/** Pieces by baseline; raised and lowered small ones belong to the line that they are set on. */
function rowsOf(pieces: readonly Fragment[]): Row[] {
  const rows: Row[] = [];
  for (const piece of [...pieces].sort((one, other) => other.size - one.size || one.y - other.y)) {
    const row = rows.find(({ y, size }) => {
      const isSmall = piece.size < size * noteSize;
      return Math.abs(piece.y - y) <= size * (isSmall ? 0.6 : 0.25);
    });
    if (row && (piece.size >= row.size * noteSize || touches(row, piece))) row.pieces.push(piece);
    else rows.push({ y: piece.y, size: piece.size, pieces: [piece] });
  }
  return rows.sort((one, other) => one.y - other.y);
}

function touches(row: Row, piece: Fragment): boolean {
  const reach = row.size * 0.5;
  return row.pieces.some(({ left, right }) => piece.left - right < reach && left - piece.right < reach);
}

function joinRow({ y, size, pieces }: Row): Fragment[] {
  const joined: Fragment[] = [];
  for (const piece of pieces.sort((one, other) => one.left - other.left)) {
    const last = joined.at(-1);
    const isMark = piece.size < size * noteSize && piece.y < y - size * 0.15 && /^\d{1,3}$/.test(piece.text);
    const text = isMark ? `[${piece.text}]` : piece.text;
    const gap = last ? piece.left - last.right : 0;
    if (!last || gap > size * widestSpace)
      joined.push({ ...piece, text, y, size: Math.max(piece.size, isMark ? size : 0) });
    else {
      const blank = gap > size * narrowestSpace && !isMark ? ' ' : '';
      last.text += blank + text;
      last.right = Math.max(last.right, piece.right);
      last.size = Math.max(last.size, piece.size);
    }
  }
  return joined;
}
