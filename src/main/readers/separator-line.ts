const longest = 100;

/** True for a line that only parts a text: `-`, `* * *`, `———`, `#`. */
export function isSeparatorLine(line: string): boolean {
  return line.length <= longest && /^[\s\-–—_*=~·•⁂#]*$/u.test(line) && /\S/u.test(line);
}
