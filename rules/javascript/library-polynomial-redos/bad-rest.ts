export function withoutComment(line: string): string {
  // ruleid: library-polynomial-redos
  return line.replace(/\s*#.*$/, "");
}
