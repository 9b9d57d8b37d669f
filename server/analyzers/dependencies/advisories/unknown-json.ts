/** An object that came from outside: nobody knows what is in it. */
export type UnknownObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is UnknownObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @throws Error that names what it is about */
export function objectOf(value: unknown, what: string): UnknownObject {
  if (!isObject(value)) throw new Error(`${what} is no object`);
  return value;
}

/** What is not there counts as empty. */
export function arrayOf(value: unknown, what: string): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new Error(`${what} is no list`);
  return value;
}

export function textOf(value: unknown, what: string): string {
  if (typeof value !== "string") throw new Error(`${what} is no text`);
  return value;
}

export function textsOf(value: unknown, what: string): readonly string[] {
  return arrayOf(value, what).map((item) => textOf(item, what));
}
