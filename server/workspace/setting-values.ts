/** Told of each mistake, with the keys that lead to it. */
export type Report = (path: readonly string[], message: string, unknownKey?: boolean) => void;

/** Reads the value of one setting; undefined where it is wrong as a whole. */
export type SettingReader = (value: unknown, path: readonly string[], report: Report) => unknown;

/**
 * Reads keys and values, each with its own reader. Keys may be written `threatModels` (editor) or `threat-models` (YAML); a value that is
 * wrong counts as not set, the rest is used.
 */
export function readKeys(
  values: Readonly<Record<string, unknown>>,
  path: readonly string[],
  readers: Readonly<Record<string, SettingReader>>,
  report: Report,
): Record<string, unknown> {
  const settings: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(values)) {
    const name = key.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const read = Object.hasOwn(readers, name) ? readers[name] : undefined;
    if (!read) {
      report([...path, key], `there is no setting called "${[...path, key].join(".")}"`, true);
      continue;
    }
    if (value === undefined || value === null) continue;
    const setting = read(value, [...path, key], report);
    if (setting !== undefined) settings[name] = setting;
  }
  return settings;
}

/** Reads a switch. */
export function readBoolean(value: unknown, path: readonly string[], report: Report): unknown {
  if (typeof value === "boolean") return value;
  report(path, `"${path.join(".")}" must be true or false, not ${typeName(value)}`);
  return undefined;
}

/** True for keys and values, which a list is not. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What something is, in words for messages. */
export function typeName(value: unknown): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "string") return "text";
  return typeof value === "object" ? "keys and values" : `a ${typeof value}`;
}

/** A value as messages show it. */
export function quote(value: unknown): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? JSON.stringify(value) : typeName(value);
}
