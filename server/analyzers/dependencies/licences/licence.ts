import correct from "spdx-correct";
import parse, { type Info } from "spdx-expression-parse";
import { isRecord, textOf } from "../json-values";

/** npm's word for a package that nobody else may use (https://docs.npmjs.com/cli/configuring-npm/package-json#license). */
const UNLICENSED = "UNLICENSED";

/** Longer than any real expression: also bounds what a hostile one costs, whose parser goes over the text again for each word. */
const MAX_LENGTH = 500;

/** What is known of the terms that a package may be used under. */
export type Licence =
  | { readonly kind: "expression"; readonly text: string; readonly expression: LicenceExpression }
  /** Its author says something that no list of licences knows, or points to a file. */
  | { readonly kind: "other"; readonly text: string }
  /** The package is at hand and says nothing. */
  | { readonly kind: "missing" }
  /** Nothing that is at hand says what the package says. */
  | { readonly kind: "unknown" };

/** An SPDX expression as a tree. */
export type LicenceExpression =
  | { readonly kind: "licence"; readonly id: string; readonly exception: string | undefined }
  | { readonly kind: "and" | "or"; readonly left: LicenceExpression; readonly right: LicenceExpression };

/** Reads a licence as a manifest or lockfile writes it, slips of the hand included ("Apache 2.0"). */
export function parseLicence(text: string): Licence {
  const trimmed = text.trim();
  if (trimmed === "") return { kind: "missing" };
  if (trimmed.length > MAX_LENGTH) return { kind: "other", text: trimmed.slice(0, MAX_LENGTH) };
  if (trimmed.toUpperCase() === UNLICENSED)
    return { kind: "expression", text: UNLICENSED, expression: { kind: "licence", id: UNLICENSED, exception: undefined } };
  const expression = expressionOf(trimmed);
  if (expression) return { kind: "expression", text: trimmed, expression };
  // Of a sentence, the nearest licence would be a guess.
  const corrected = /^SEE LICEN[CS]E|[:\n]/i.test(trimmed) ? undefined : correctedLicence(trimmed);
  const meant = corrected === undefined ? undefined : expressionOf(corrected);
  return meant && corrected !== undefined ? { kind: "expression", text: corrected, expression: meant } : { kind: "other", text: trimmed };
}

/** Reads what a package.json says of its licence, in the forms of all times: `license`, as an object too, and the list `licenses`. */
export function licenceOfManifest(json: Readonly<Record<string, unknown>>): Licence {
  const { license, licenses } = json;
  const single = nameOf(license);
  if (single !== undefined) return parseLicence(single);
  const listed = [license, licenses]
    .flatMap((value) => (Array.isArray(value) ? (value as readonly unknown[]) : []))
    .flatMap((item) => nameOf(item) ?? []);
  const one = nameOf(licenses);
  const names = one === undefined ? listed : [one];
  if (names.length <= 1) return parseLicence(names[0] ?? "");
  // A list was a choice of the user's.
  const parts = names.map(parseLicence);
  const texts = parts.flatMap((part) =>
    part.kind === "expression" ? [/ (?:AND|OR) /.test(part.text) ? `(${part.text})` : part.text] : [],
  );
  return texts.length === names.length ? parseLicence(texts.join(" OR ")) : { kind: "other", text: names.join(", ") };
}

/** True for what a list of licences may hold: an SPDX id, with an exception perhaps, `LicenseRef-…`, or UNLICENSED. */
export function isLicenceName(text: string): boolean {
  const licence = parseLicence(text);
  return licence.kind === "expression" && licence.text === text && licence.expression.kind === "licence";
}

/** The licence that somebody meant who wrote it in other words. */
export function correctedLicence(text: string): string | undefined {
  return correct(text, { upgrade: false }) ?? undefined;
}

function nameOf(value: unknown): string | undefined {
  return textOf(isRecord(value) ? (value.type ?? value.name) : value);
}

function expressionOf(text: string): LicenceExpression | undefined {
  try {
    return treeOf(parse(text));
  } catch {
    return undefined;
  }
}

function treeOf(info: Info): LicenceExpression {
  if ("conjunction" in info) return { kind: info.conjunction, left: treeOf(info.left), right: treeOf(info.right) };
  return { kind: "licence", id: `${info.license}${info.plus ? "+" : ""}`, exception: info.exception };
}
