import type { LicencePreset } from "../../../rules/dependency-knowledge";
import type { DependencySettings } from "../dependency-problem";
import { parseLicence, type Licence, type LicenceExpression } from "./licence";

/** What a policy says of a licence: "unlisted" is what nobody denied and nobody allowed either. */
export type Verdict = "allowed" | "unlisted" | "denied";

/** From the best for whoever uses the package to the worst. */
const ORDER: readonly Verdict[] = ["allowed", "unlisted", "denied"];

/** Which licences are fine for a project. */
export class LicencePolicy {
  /** True when only what is listed is fine, so that a licence that nobody knows is not. */
  readonly isClosed: boolean;

  private constructor(
    private readonly own: LicenceLists,
    private readonly preset: LicenceLists,
    private readonly otherwise: Verdict,
  ) {
    this.isClosed = otherwise !== "allowed";
  }

  /**
   * Lists of one's own are exceptions to the preset, where one is chosen; otherwise they are the policy. Undefined when nothing is set:
   * then any licence is fine.
   */
  static of({ preset, allow, deny }: DependencySettings["licences"], presets: readonly LicencePreset[]): LicencePolicy | undefined {
    const chosen = presets.find(({ name }) => name === preset);
    if (!chosen && allow.length === 0 && deny.length === 0) return undefined;
    const closing = chosen ? chosen.allow : allow;
    return new LicencePolicy(listsOf({ allow, deny }), listsOf(chosen ?? NO_LISTS), closing.length > 0 ? "unlisted" : "allowed");
  }

  /** Of `A OR B` the better one counts, of `A AND B` the worse one. Undefined where it is not known what the licence says. */
  verdictOf(licence: Licence): Verdict | undefined {
    return licence.kind === "expression" ? this.verdictOfExpression(licence.expression) : undefined;
  }

  private verdictOfExpression(expression: LicenceExpression): Verdict {
    if (expression.kind === "licence") return this.verdictOfOne(expression);
    const both = [this.verdictOfExpression(expression.left), this.verdictOfExpression(expression.right)].map((each) => ORDER.indexOf(each));
    return ORDER[expression.kind === "or" ? Math.min(...both) : Math.max(...both)] ?? "denied";
  }

  private verdictOfOne(licence: SingleLicence): Verdict {
    for (const { allow, deny } of [this.own, this.preset]) {
      // Who lists a licence together with its exception means that more than the licence in general.
      const exact = licence.exception === undefined ? undefined : keyOf(licence);
      if (exact !== undefined && deny.has(exact)) return "denied";
      if (exact !== undefined && allow.has(exact)) return "allowed";
      const names = namesOf(licence.id);
      if (names.exact.some((name) => deny.has(name))) return "denied";
      if ([...names.exact, ...names.chosen].some((name) => allow.has(name))) return "allowed";
    }
    return this.otherwise;
  }
}

type SingleLicence = Extract<LicenceExpression, { kind: "licence" }>;

interface LicenceLists {
  readonly allow: ReadonlySet<string>;
  readonly deny: ReadonlySet<string>;
}

const NO_LISTS = { allow: [], deny: [] };

function listsOf({ allow, deny }: { readonly allow: readonly string[]; readonly deny: readonly string[] }): LicenceLists {
  return { allow: new Set(allow.map(keyOfName)), deny: new Set(deny.map(keyOfName)) };
}

function keyOfName(name: string): string {
  const licence = parseLicence(name);
  return licence.kind === "expression" && licence.expression.kind === "licence" ? keyOf(licence.expression) : name.toLowerCase();
}

function keyOf({ id, exception }: SingleLicence): string {
  return `${id}${exception === undefined ? "" : ` with ${exception}`}`.toLowerCase();
}

/**
 * Names in lists that speak of a licence: `exact` its own, and of GNU licences the old one without `-only` and `-or-later`, which stands for all of
 * them; `chosen` those that its user may choose, as one may choose the first version that "or later" names.
 */
function namesOf(id: string): { readonly exact: readonly string[]; readonly chosen: readonly string[] } {
  const name = id.toLowerCase();
  const [, base = name, suffix = ""] = /^(.*?)(-only|-or-later|\+)?$/.exec(name) ?? [];
  if (suffix === "") return { exact: [name], chosen: [] };
  if (suffix === "-only") return { exact: [name, base], chosen: [] };
  return { exact: [...new Set([`${base}-or-later`, `${base}+`, base])], chosen: [`${base}-only`] };
}
