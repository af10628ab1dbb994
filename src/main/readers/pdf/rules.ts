import type { Line } from './lines';

/** A line drawn across a page, in points; `y` grows downwards from the top of the page. */
export interface Rule {
  left: number;
  right: number;
  y: number;
}

/** Codes of pdf.js for what is drawn (`OPS`). */
export interface DrawingCodes {
  save: number;
  restore: number;
  transform: number;
  constructPath: number;
  endPath: number;
  clip: number;
  eoClip: number;
}

type Matrix = readonly [number, number, number, number, number, number];

/** Thicker than this, in points, it is a box. */
const thickest = 3;

/** Pages with more rules than this have tables or forms. */
const most = 6;

/** The horizontal rules that a page draws; double ones are one. `operations` are those of `getOperatorList`. */
export function rulesOf(
  { fnArray, argsArray }: { fnArray: readonly number[]; argsArray: readonly unknown[] },
  codes: DrawingCodes,
  pageHeight: number,
): Rule[] {
  const rules: Rule[] = [];
  const stack: Matrix[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  fnArray.forEach((code, i) => {
    const args = argsArray[i];
    if (code === codes.save) stack.push(matrix);
    else if (code === codes.restore) matrix = stack.pop() ?? matrix;
    else if (code === codes.transform) matrix = multiply(matrix, numbersOf(args) as unknown as Matrix);
    else if (code === codes.constructPath && Array.isArray(args) && args[0] !== codes.endPath) {
      const rule = ruleOf(numbersOf(args[2]), matrix, pageHeight);
      const isDouble = rules.some(({ y, left }) => rule && Math.abs(y - rule.y) < 5 && Math.abs(left - rule.left) < 5);
      if (rule && !isDouble) rules.push(rule);
    }
  });
  return rules.length > most ? [] : rules;
}

/** Tells the lines that a rule parts from the one before them, within their column. An underline is none. */
export function markRules(lines: readonly Line[], rules: readonly Rule[]): void {
  for (const { left, right, y } of rules) {
    const next = lines.findIndex((line, i) => {
      const before = lines[i - 1];
      if (!before || before.column !== line.column || before.page !== line.page) return false;
      const shared = Math.min(right, line.columnRight) - Math.max(left, line.columnLeft);
      const isWide = shared > (line.columnRight - line.columnLeft) * 0.2;
      return isWide && before.y + before.size * 0.4 < y && y < line.y - line.size * 0.6;
    });
    const line = lines[next];
    if (line) line.isParted = true;
  }
}

function ruleOf(box: readonly number[], [a, b, c, d, e, f]: Matrix, pageHeight: number): Rule | null {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = box;
  if (box.length < 4) return null;
  const xs = [a * x0 + c * y0 + e, a * x1 + c * y1 + e];
  const ys = [b * x0 + d * y0 + f, b * x1 + d * y1 + f];
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [low, high] = [Math.min(...ys), Math.max(...ys)];
  if (high - low > thickest || right - left < 30) return null;
  return { left, right, y: pageHeight - (low + high) / 2 };
}

function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

function numbersOf(value: unknown): number[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).filter((one): one is number => typeof one === 'number');
}
