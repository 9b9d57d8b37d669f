import { compileRegex, type Regex } from "../../analyzers/javascript/patterns/rule-regex";

/** A mistake in the `with:` of a recipe; the message names the argument. */
export class RecipeError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "RecipeError";
  }
}

/** Values that can be written as a literal in code. */
export type Literal = string | number | boolean | null | readonly Literal[] | { readonly [key: string]: Literal };

/** The `with:` of a recipe, read argument by argument; `end` finds those that nobody asked for. */
export class RecipeArguments {
  private readonly asked = new Set<string>();

  constructor(private readonly values: Readonly<Record<string, unknown>>) {}

  text(name: string): string {
    const value = this.take(name);
    if (typeof value !== "string") throw new RecipeError(`"${name}" must be text`);
    return value;
  }

  optionalText(name: string): string | undefined {
    this.asked.add(name);
    return this.has(name) ? this.text(name) : undefined;
  }

  integer(name: string, fallback: number): number {
    const value = this.take(name) ?? fallback;
    if (typeof value !== "number" || !Number.isInteger(value) || value < 0) {
      throw new RecipeError(`"${name}" must be a whole number from 0 up`);
    }
    return value;
  }

  flag(name: string): boolean {
    const value = this.take(name) ?? false;
    if (typeof value !== "boolean") throw new RecipeError(`"${name}" must be true or false`);
    return value;
  }

  /** A regular expression; undefined when it is missing. */
  expression(name: string): Regex | undefined {
    const source = this.optionalText(name);
    if (source === undefined) return undefined;
    const regex = compileRegex(source);
    if (typeof regex === "string") throw new RecipeError(`"${name}": ${regex}`);
    return regex;
  }

  /** A list of texts; empty when it is missing. */
  texts(name: string): readonly string[] {
    const value = this.take(name) ?? [];
    if (!Array.isArray(value) || !value.every((item) => typeof item === "string"))
      throw new RecipeError(`"${name}" must be a list of texts`);
    return value;
  }

  /** A text or a list of texts, as a list; empty when it is missing. */
  textOrTexts(name: string): readonly string[] {
    return typeof this.values[name] === "string" ? [this.text(name)] : this.texts(name);
  }

  /** A mapping of texts to texts. */
  textMap(name: string): ReadonlyMap<string, string> {
    const entries = Object.entries(this.literalMap(name));
    return new Map(
      entries.map(([key, value]) => {
        if (typeof value !== "string") throw new RecipeError(`"${name}.${key}" must be text`);
        return [key, value];
      }),
    );
  }

  literal(name: string): Literal {
    const value = this.take(name);
    if (!isLiteral(value)) throw new RecipeError(`"${name}" must be a text, a number, true, false, null, or a list or mapping of them`);
    return value;
  }

  /** A mapping of names to values; empty when it is missing. */
  literalMap(name: string): Readonly<Record<string, Literal>> {
    const value = this.take(name) ?? {};
    if (!isLiteral(value) || !isRecord(value)) throw new RecipeError(`"${name}" must be a mapping of names to values`);
    return value;
  }

  has(name: string): boolean {
    return Object.hasOwn(this.values, name);
  }

  /** @throws RecipeError when there is an argument that the transform does not know */
  end(): void {
    const unknown = Object.keys(this.values).find((name) => !this.asked.has(name));
    if (unknown !== undefined) throw new RecipeError(`unknown argument "${unknown}"; known here: ${[...this.asked].join(", ") || "none"}`);
  }

  private take(name: string): unknown {
    this.asked.add(name);
    return this.has(name) ? this.values[name] : undefined;
  }
}

function isLiteral(value: unknown): value is Literal {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isLiteral);
  return isRecord(value) && Object.values(value).every(isLiteral);
}

function isRecord(value: unknown): value is Record<string, Literal> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
