/** Notes what is wrong with the value at a path of keys. */
export type ReportSetting = (path: readonly string[], message: string) => void;

/** True for keys and values, which a list is not. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a wrong value is, in words. */
export function typeName(value: unknown): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "string") return "text";
  return typeof value === "object" ? "keys and values" : `a ${typeof value}`;
}

/** A wrong value itself, where it is short, or what it is. */
export function quote(value: unknown): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? JSON.stringify(value) : typeName(value);
}
