import type { CodeCheck } from "./code-rule";
import type { ConventionModel, LibraryModel, NamedSinkModel, NamedSourceModel } from "./model";
import type { RulePack } from "./rule-pack";

/** A regular expression as JSON can hold it. */
interface PlainRegExp {
  readonly source: string;
  readonly flags: string;
}

/** T with its regular expressions as data. */
type Plain<T> = T extends RegExp
  ? PlainRegExp
  : T extends readonly (infer I)[]
    ? readonly Plain<I>[]
    : T extends object
      ? { readonly [K in keyof T]: Plain<T[K]> }
      : T;

type PlainNamedSource = Omit<NamedSourceModel, "name" | "unless"> & { readonly name: PlainRegExp; readonly unless: readonly PlainRegExp[] };

type PlainModel = Omit<LibraryModel, "namedSources" | "namedSinks" | "conventions"> & {
  readonly namedSources: readonly PlainNamedSource[];
  readonly namedSinks: readonly Plain<NamedSinkModel>[];
  readonly conventions: readonly Plain<ConventionModel>[];
};

/** A pack without its checks, which are code, as one line of JSON that `packFromJson` reads much faster than YAML. */
export function packToJson(pack: RulePack): string {
  return JSON.stringify({ rules: pack.rules, models: pack.models, secrets: pack.secrets }, (_key, value: unknown) =>
    value instanceof RegExp ? { source: value.source, flags: value.flags } : value,
  );
}

/**
 * Reads what `packToJson` wrote. The text is trusted: it is a part of Buckler.
 * @throws SyntaxError when it is not JSON
 */
export function packFromJson(json: string, checks: ReadonlyMap<string, CodeCheck>): RulePack {
  const { rules, models, secrets } = JSON.parse(json) as Pick<RulePack, "rules" | "secrets"> & { models: readonly PlainModel[] };
  return { rules, models: models.map(modelFrom), checks, secrets, problems: [] };
}

function modelFrom(plain: PlainModel): LibraryModel {
  return {
    ...plain,
    namedSources: plain.namedSources.map(({ name, unless, ...rest }) => ({
      ...rest,
      name: regExpFrom(name),
      unless: unless.map(regExpFrom),
    })),
    namedSinks: plain.namedSinks.map((sink) => ({ ...sink, name: regExpFrom(sink.name) })),
    conventions: plain.conventions.map(conventionFrom),
  };
}

function conventionFrom(plain: Plain<ConventionModel>): ConventionModel {
  if (plain.on === "exported") return { ...plain, name: regExpFrom(plain.name) };
  if (plain.on !== "parameters") return plain;
  const { exported, names, ...rest } = plain;
  return { ...rest, names: names.map(regExpFrom), ...(exported && { exported: regExpFrom(exported) }) };
}

function regExpFrom({ source, flags }: PlainRegExp): RegExp {
  return new RegExp(source, flags);
}
