import { FAILSAFE_SCHEMA, loadAll } from "js-yaml";

/** A value of YAML whose scalars are texts as written: versions such as `1.10` must not become numbers. Tables have no prototype. */
export type YamlValue = string | YamlTable | readonly YamlValue[];
export interface YamlTable {
  readonly [key: string]: YamlValue;
}

/** Package managers write no aliases, which hostile files make small texts large with; and nothing goes deeper than this. */
const LIMITS = { schema: FAILSAFE_SCHEMA, maxAliases: 0, maxDepth: 50 };

/** The documents of a YAML text. Throws for what is none, for aliases, and for a key that is there twice. */
export function parseYaml(text: string): YamlValue[] {
  return loadAll(text, LIMITS).map(withoutPrototypes);
}

function withoutPrototypes(value: unknown): YamlValue {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(withoutPrototypes);
  const table = Object.create(null) as Record<string, YamlValue>;
  for (const [key, inner] of Object.entries(value ?? {})) table[key] = withoutPrototypes(inner);
  return table;
}
