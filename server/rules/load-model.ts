import { AccessPathError, parseAccessPath, parseCallPath } from "./access-path";
import {
  CALL_ROLES,
  type AccessPath,
  type ConstantModel,
  type ConventionModel,
  type GuardModel,
  type LibraryModel,
  type LimitModel,
  type NamedSinkModel,
  type NamedSourceModel,
  type PathToken,
  type PropagatorModel,
  type PropertyGuardModel,
  type RoleModel,
  type SafeValueModel,
  type SanitizerModel,
  type SinkModel,
  type SourceModel,
  type TypeModel,
  type VoucherModel,
} from "./model";
import { readCallCondition, readCondition } from "./load-condition";
import { readFacts, readHolds, readKinds, readPattern, readRange, readRegExp } from "./load-field";
import { optional } from "./load-rule";
import { THREAT_MODELS } from "./rule";
import { allOf, type YamlFile, type YamlMap, type YamlValue } from "./yaml-reader";

const MODEL_KEYS = [
  "packages",
  "docs",
  "types",
  "sources",
  "sinks",
  "propagators",
  "sanitizers",
  "guards",
  "roles",
  "constants",
  "conventions",
];

const CONVENTIONS = ["parameters", "member", "variable", "directive", "exported", "named-by", "use"] as const;

/** Names of all types that models declare: as written anywhere ("mysql2/promise:Pool") → as declared ("mysql2:Pool"). */
export type TypeNames = Map<string, string>;

/** Notes the types that a model file declares, so that other files can speak of them whatever the order of files. */
export function declareTypes(file: YamlFile, names: TypeNames): void {
  const root = quietly(file, () => file.root?.anyMap());
  const packages = quietly(file, () => root?.get("packages")?.textsOrOne()) ?? [];
  const types = quietly(file, () => root?.get("types")?.anyMap())?.keys() ?? [];
  for (const type of types) {
    for (const name of packages) names.set(`${name}:${type}`, `${packages[0] ?? ""}:${type}`);
  }
}

/** Reads without noting mistakes: they are told when the file is read for good. */
function quietly<T>(file: YamlFile, read: () => T): T {
  const before = file.problems.length;
  try {
    return read();
  } finally {
    file.problems.length = before;
  }
}

/** Reads a model file. A row with a mistake is left out and told; undefined when the file as a whole makes no sense. */
export function readModel(file: YamlFile, names: TypeNames): LibraryModel | undefined {
  const map = file.root?.map(MODEL_KEYS);
  const packages = map?.need("packages")?.textsOrOne();
  if (!map || !packages) return undefined;
  if (packages.length === 0) return map.get("packages")?.note("must name at least one package");
  map.get("docs")?.words();
  const rows = new RowReader(file, packages, names);
  return {
    file: file.source.path,
    packages,
    types: rows.types(map.get("types")),
    sources: rows.list(map.get("sources"), (row) => (isNamed(row) ? [] : rows.sources(row))),
    namedSources: rows.list(map.get("sources"), (row) => (isNamed(row) ? readNamedSource(row) : [])),
    sinks: rows.list(map.get("sinks"), (row) => (row.at("name") ? [] : rows.sinks(row))),
    namedSinks: rows.list(map.get("sinks"), (row) => (row.at("name") ? readNamedSink(row) : [])),
    propagators: rows.list(map.get("propagators"), (row) => (row.at("object") ? [] : rows.propagators(row))),
    limits: rows.list(map.get("propagators"), (row) => (row.at("object") ? rows.limits(row) : [])),
    sanitizers: rows.list(map.get("sanitizers"), (row) => (row.at("path") ? [] : rows.sanitizers(row))),
    safeValues: rows.list(map.get("sanitizers"), (row) => (row.at("path") ? rows.safeValues(row) : [])),
    guards: rows.list(map.get("guards"), (row) => (row.at("property") || row.at("path") ? [] : rows.guards(row))),
    propertyGuards: rows.list(map.get("guards"), (row) => (row.at("property") ? readPropertyGuard(row) : [])),
    vouchers: rows.list(map.get("guards"), (row) => (row.at("path") ? rows.vouchers(row) : [])),
    roles: rows.list(map.get("roles"), (row) => rows.roles(row)),
    constants: rows.list(map.get("constants"), (row) => rows.constants(row)),
    conventions: rows.list(map.get("conventions"), (row) => rows.conventions(row)),
  };
}

/** Reads the rows of one file; a row about several packages becomes one row for each. */
class RowReader {
  constructor(
    private readonly file: YamlFile,
    private readonly packages: readonly string[],
    private readonly names: TypeNames,
  ) {}

  /** All rows of a list that are free of mistakes. */
  list<T>(value: YamlValue | undefined, read: (row: YamlValue) => T[] | undefined): T[] {
    return this.each(value?.list(), read);
  }

  private each<T>(rows: readonly YamlValue[] | undefined, read: (row: YamlValue) => T[] | undefined): T[] {
    return (rows ?? []).flatMap((row) => this.file.unlessWrong(() => read(row)) ?? []);
  }

  types(value: YamlValue | undefined): TypeModel[] {
    const types: TypeModel[] = [];
    for (const [key, { value: row }] of value?.anyMap()?.entries() ?? []) {
      const type = this.type(key, row);
      if (type) types.push(type);
    }
    return types;
  }

  sources(row: YamlValue): SourceModel[] | undefined {
    const map = row.map(["path", "kind", "what", "whole", "in-head", "fallback-for", "unless-global", "when"]);
    const paths = this.paths(map?.need("path"), map?.get("when"));
    const kind = map?.need("kind")?.words();
    const what = map?.need("what")?.words();
    const whole = map && (map.get("whole")?.boolean() ?? false);
    const inHead = map?.get("in-head")?.boolean() ?? false;
    const fallbackFor = map && optional(map, "fallback-for", (inner) => readRegExp(inner) && inner.text());
    const unlessGlobal = map && optional(map, "unless-global", (inner) => inner.texts());
    if (!paths || kind === undefined || what === undefined || whole === undefined) return undefined;
    const unless = { ...(fallbackFor !== undefined && { fallbackFor }), ...(unlessGlobal && { unlessGlobal }) };
    return paths.map((path) => ({ path, kind, what, ...(whole && { whole }), ...(inHead && { inHead }), ...unless }));
  }

  sinks(row: YamlValue): SinkModel[] | undefined {
    const map = row.map(["path", "kind", "what", "facts", "versions", "fixed", "when", "deep", "only-chosen"]);
    const paths = this.paths(map?.need("path"));
    const kind = map?.need("kind")?.words();
    const what = map?.need("what")?.words();
    const facts = map && (optional(map, "facts", readFacts) ?? {});
    const range = map && optional(map, "versions", readRange);
    const fixed = map && optional(map, "fixed", readRange);
    const when = map && optional(map, "when", readCondition);
    const deep = map?.get("deep")?.boolean() ?? false;
    const onlyChosen = map && optional(map, "only-chosen", (inner) => allOf(inner.list(), (each) => each.oneOf(THREAT_MODELS)));
    if (!paths || !facts || kind === undefined || what === undefined) return undefined;
    const versions = {
      ...(range !== undefined && { versions: { packages: this.packages, range } }),
      ...(fixed !== undefined && { fixed: { packages: this.packages, range: fixed } }),
    };
    const rest = { ...versions, ...(when && { when }), ...(deep && { deep }), ...(onlyChosen && { onlyChosen }) };
    return paths.map((path) => ({ path, kind, what, facts, ...rest }));
  }

  propagators(row: YamlValue): PropagatorModel[] | undefined {
    const map = row.map(["callee", "from", "to", "mode", "restores", "schema", "when"]);
    const callees = this.paths(map?.need("callee"), map?.get("when"));
    const inputs = readCallPaths(map?.need("from"), ["argument", "any-argument", "this"], "argument");
    const outputs = readCallPaths(map?.need("to"), ["argument", "any-argument", "this", "return"]);
    const mode = map
      ?.need("mode")
      ?.oneOf(["taint", "value", "part", "names", "copy", "promisified", "pattern", "schema", "json-schema"] as const);
    const restores = map && optional(map, "restores", (inner) => inner.texts());
    const schema = map && optional(map, "schema", (inner) => inner.integer());
    if (!callees || !inputs || !outputs || !mode) return undefined;
    const rest = { mode, ...(restores && { restores }), ...(schema !== undefined && { schema }) };
    return callees.flatMap((callee) => inputs.flatMap((from) => outputs.map((to) => ({ callee, from, to, ...rest }))));
  }

  limits(row: YamlValue): LimitModel[] | undefined {
    const map = row.map(["object", "from", "to", "mode"]);
    const objects = this.paths(map?.need("object"));
    const inputs = readCallPaths(map?.need("from"), ["member"]);
    const outputs = readCallPaths(map?.need("to"), ["member"]);
    const mode = map?.need("mode")?.oneOf(["schema", "json-schema"] as const);
    if (!objects || !inputs || !outputs || !mode) return undefined;
    return objects.flatMap((object) => inputs.flatMap((from) => outputs.map((to) => ({ object, from, to, mode }))));
  }

  sanitizers(row: YamlValue): SanitizerModel[] | undefined {
    const map = row.map(["callee", "kinds", "whole", "when"]);
    const callees = this.paths(map?.need("callee"), map?.get("when"));
    const kinds = readKinds(map?.need("kinds"));
    const whole = map && optional(map, "whole", (inner) => inner.boolean());
    return callees && kinds && callees.map((callee) => ({ callee, kinds, ...(whole && { whole }) }));
  }

  safeValues(row: YamlValue): SafeValueModel[] | undefined {
    const map = row.map(["path", "kinds", "whole", "when"]);
    const paths = this.paths(map?.need("path"), map?.get("when"));
    const kinds = readKinds(map?.need("kinds"));
    const whole = map && optional(map, "whole", (inner) => inner.boolean());
    return paths && kinds && paths.map((path) => ({ path, kinds, ...(whole && { whole }) }));
  }

  guards(row: YamlValue): GuardModel[] | undefined {
    const map = row.map(["callee", "argument", "holds", "member", "constant", "owner", "schema", "json-schema", "pattern", "kinds"]);
    const callees = this.paths(map?.need("callee"));
    const argument = map?.need("argument")?.integer();
    const holds = map && (map.has("holds") ? readHolds(map.get("holds")) : true);
    const member = map && optional(map, "member", (inner) => inner.words());
    const constant = map && optional(map, "constant", (inner) => inner.textsOrOne());
    const owner = map && optional(map, "owner", (inner) => inner.integer());
    const schema = map && optional(map, "schema", (inner) => (inner.isText() ? inner.oneOf(["callee"] as const) : inner.integer()));
    const jsonSchema = map && optional(map, "json-schema", (inner) => inner.integer());
    const pattern = map && optional(map, "pattern", (inner) => inner.integer());
    const kinds = readKinds(map?.need("kinds"));
    if (argument !== undefined && argument < -1) return map?.get("argument")?.note("must be -1 (the receiver), 0 or more");
    if (!callees || argument === undefined || holds === undefined || !kinds) return undefined;
    return callees.map((callee) => ({
      callee,
      argument,
      holds,
      kinds,
      ...(member !== undefined && { member }),
      ...(constant && { constant }),
      ...(owner !== undefined && { owner }),
      ...(schema !== undefined && { schema }),
      ...(jsonSchema !== undefined && { jsonSchema }),
      ...(pattern !== undefined && { pattern }),
    }));
  }

  vouchers(row: YamlValue): VoucherModel[] | undefined {
    const map = row.map(["path", "kinds"]);
    const kinds = map && optional(map, "kinds", readKinds);
    return this.paths(map?.need("path"))?.map((path) => ({ path, ...(kinds && { kinds }) }));
  }

  roles(row: YamlValue): RoleModel[] | undefined {
    const map = row.map(["callee", "role"]);
    const callees = this.paths(map?.need("callee"));
    const role = map?.need("role")?.oneOf(CALL_ROLES);
    return callees && role && callees.map((callee) => ({ callee, role }));
  }

  constants(row: YamlValue): ConstantModel[] | undefined {
    const map = row.map(["path", "text"]);
    const paths = this.paths(map?.need("path"));
    const text = map?.need("text")?.words();
    return paths && text !== undefined ? paths.map((path) => ({ path, text })) : undefined;
  }

  conventions(row: YamlValue): ConventionModel[] | undefined {
    const on = CONVENTIONS.find((key) => row.at(key));
    switch (on) {
      case "parameters":
        return this.parameterConvention(row.map(["parameters", "types", "exported", "unless-read"]));
      case "member":
      case "variable":
      case "directive": {
        const map = row.map([on, "type"]);
        const name = map?.need(on)?.words();
        const type = this.typeReference(map?.need("type"));
        return name === undefined || type === undefined ? undefined : [{ on, name, type }];
      }
      case "exported": {
        const map = row.map([on, "type"]);
        const name = map && optional(map, "exported", readRegExp);
        const type = this.typeReference(map?.need("type"));
        return name === undefined || type === undefined ? undefined : [{ on, name, type }];
      }
      case "named-by": {
        const property = row.map([on])?.need(on)?.words();
        return property === undefined ? undefined : [{ on, property }];
      }
      case "use": {
        const map = row.map([on, "type"]);
        const members = map?.need(on)?.textsOrOne();
        const type = this.typeReference(map?.need("type"));
        return !members || type === undefined ? undefined : [{ on, members, type }];
      }
      case undefined:
        return row.note(`needs one of ${CONVENTIONS.join(", ")}`);
    }
  }

  private parameterConvention(map: YamlMap | undefined): ConventionModel[] | undefined {
    const names = allOf(map?.need("parameters")?.list(), readRegExp);
    const types = allOf(map?.need("types")?.list(), (item) => this.typeReference(item));
    const exported = map && optional(map, "exported", readRegExp);
    const unlessRead = map && optional(map, "unless-read", (inner) => inner.texts());
    if (!names || !types) return undefined;
    if (names.length !== types.length) return map?.noteKey("types", `${names.length} parameters but ${types.length} types`);
    return [{ on: "parameters", names, types, ...(exported && { exported }), ...(unlessRead && { unlessRead }) }];
  }

  private type(name: string, row: YamlValue): TypeModel | undefined {
    if (!/^[A-Za-z_$][\w$]*$/.test(name)) return row.note(`"${name}" is not a name for a type`);
    const map = this.file.unlessWrong(() => row.map(["is", "from", "unless-named"]));
    if (!map) return undefined;
    const is = this.each(map.get("is")?.listOrOne(), (item) => arrayOf(this.typeReference(item)));
    const from = this.each(map.get("from")?.listOrOne(), (item) => this.conditionalPaths(item));
    const unlessNamed = optional(map, "unless-named", readPattern);
    return { name: `${this.packages[0] ?? ""}:${name}`, is, from, ...(unlessNamed !== undefined && { unlessNamed }) };
  }

  private typeReference(value: YamlValue | undefined): string | undefined {
    const written = value?.words();
    if (written === undefined) return undefined;
    return this.typeNamed(written) ?? value?.note(`unknown type "${written}"`);
  }

  private typeNamed(written: string): string | undefined {
    return this.names.get(written.includes(":") ? written : `${this.packages[0] ?? ""}:${written}`);
  }

  /** A path, or `{ path, when }` for one that only holds of some calls. */
  private conditionalPaths(value: YamlValue): AccessPath[] | undefined {
    if (value.isText()) return this.paths(value);
    const map = value.map(["path", "when"]);
    return this.paths(map?.need("path"), map?.need("when"));
  }

  /** The path for each of the packages; one alone where it starts at a type. The empty path is the package itself. */
  private paths(value: YamlValue | undefined, condition?: YamlValue): AccessPath[] | undefined {
    const text = value?.text()?.trim();
    const when = condition && readCallCondition(condition);
    if (value === undefined || text === undefined || (condition && !when)) return undefined;
    return readPath(value, () => {
      const paths = this.packages.map((name) => parseAccessPath(text, name, (written) => this.typeNamed(written)));
      const distinct = paths.filter(({ root }, index) => "package" in root || index === 0);
      return when ? distinct.map((path) => ({ ...path, when })) : distinct;
    });
  }
}

function arrayOf<T>(value: T | undefined): T[] | undefined {
  return value === undefined ? undefined : [value];
}

/** @param end the step that a path which starts at the call's result must end with */
function readCallPaths(value: YamlValue | undefined, starts: readonly PathToken["op"][], end?: PathToken["op"]): PathToken[][] | undefined {
  return allOf(value?.listOrOne(), (item) => {
    const text = item.words()?.trim();
    return text === undefined ? undefined : readPath(item, () => parseCallPath(text, starts, end));
  });
}

/** Runs a parser of access paths and tells its complaint at the step that is wrong (exact where the text is not escaped). */
function readPath<T>(value: YamlValue, parse: () => T): T | undefined {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof AccessPathError)) throw error;
    value.file.note(value.textOffset + error.offset, error.message);
    return undefined;
  }
}

function readPropertyGuard(row: YamlValue): PropertyGuardModel[] | undefined {
  const map = row.map(["property", "kinds"]);
  const properties = map?.need("property")?.textsOrOne();
  const kinds = readKinds(map?.need("kinds"));
  return properties && kinds && [{ properties, kinds }];
}

function isNamed(row: YamlValue): boolean {
  return row.at("name") !== undefined || row.at("property") !== undefined;
}

function readNamedSource(row: YamlValue): NamedSourceModel[] | undefined {
  const key = row.at("property") ? "property" : "name";
  const map = row.map([key, "unless", "kind", "what"]);
  const named = map?.need(key);
  const name = named && readRegExp(named);
  const unless = map && (optional(map, "unless", (value) => allOf(value.listOrOne(), readRegExp)) ?? []);
  const kind = map?.need("kind")?.words();
  const what = map?.need("what")?.words();
  if (!name || !unless || kind === undefined || what === undefined) return undefined;
  return [{ name, unless, propertiesOnly: key === "property", kind, what }];
}

function readNamedSink(row: YamlValue): NamedSinkModel[] | undefined {
  const map = row.map(["name", "kind", "what", "facts"]);
  const named = map?.need("name");
  const name = named && readRegExp(named);
  const kind = map?.need("kind")?.words();
  const what = map?.need("what")?.words();
  const facts = map && (optional(map, "facts", readFacts) ?? {});
  return name && facts && kind !== undefined && what !== undefined ? [{ name, kind, what, facts }] : undefined;
}
