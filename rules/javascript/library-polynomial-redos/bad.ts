/** @returns the name and the value of a line of settings */
export function setting(line: string): string[] {
  // ruleid: library-polynomial-redos
  return /^(\w+)\s*=\s*(.*?)\s*$/.exec(line)?.slice(1) ?? [];
}
