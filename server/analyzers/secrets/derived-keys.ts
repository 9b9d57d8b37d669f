/** How far around a salt the rest of a record stands. */
const AROUND = 200;
const BESIDE =
  /(?<![\w-])(?:iter(?:ation)?s?(?:[-_]?count)?|rounds|kdf(?:params)?|dklen|hash(?:ed)?(?:[-_]?password)?|digest|memory(?:[-_]?cost)?|parallelism|p2c|prf)["'\]]?\s{0,4}[:=]/i;

/** True for a salt that stands beside what was derived with it, or how: each record has its own, and it is kept in the open. */
export function isSaltOfRecord(name: string, text: string, { start, end }: { readonly start: number; readonly end: number }): boolean {
  if (!/^salt$/i.test(name)) return false;
  const before = text.slice(Math.max(0, start - AROUND), start);
  const behind = text.slice(end, end + AROUND);
  const opens = Math.max(before.lastIndexOf("{"), before.lastIndexOf("("));
  const closes = behind.search(/[})]/);
  return BESIDE.test(`${before.slice(opens + 1)} ${closes < 0 ? behind : behind.slice(0, closes)}`);
}
