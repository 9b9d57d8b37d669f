import type { Incompleteness } from "../../../core/finding";
import type { Rule } from "../../../rules/rule";
import type { RawFinding } from "../raw-finding";
import type { Component, Entry, ProgramModules } from "./program-modules";

/** What one program found out about modules that are solved together, for another program of the same texts, in whichever thread: plain values. */
export interface HandedSolution {
  readonly modules: readonly { readonly uri: string; readonly own: HandedFindings | undefined }[];
  readonly flow: ReadonlyMap<string, readonly HandedFinding[]>;
  readonly incomplete: readonly Incompleteness[];
  readonly uses: Component["uses"];
  readonly passes: number;
  /** True where an analysis ended before its time. */
  readonly endedEarly: boolean;
  /** How long the texts are that it speaks of, by their URI: of others it says nothing. */
  readonly lengths: ReadonlyMap<string, number>;
}

interface HandedFindings {
  readonly raw: readonly HandedFinding[];
  readonly incomplete: readonly Incompleteness[];
}

/** A rule may have functions, which cannot be handed over; both programs have the same rules. */
type HandedFinding = Omit<RawFinding, "rule"> & { readonly ruleId: string };

/** @param entries all modules of one component; undefined where they are not solved */
export function handOver(entries: readonly Entry[], endedEarly: boolean): HandedSolution | undefined {
  const solution = entries[0]?.solution;
  if (!solution) return undefined;
  const { findings, incomplete, uses, passes } = solution;
  const lengths = new Map(entries.map(({ document }) => [document.uri, document.text.length]));
  for (const found of findings.values()) for (const { document } of found) lengths.set(document.uri, document.text.length);
  const flow = new Map([...findings].map(([uri, found]) => [uri, found.map(({ finding }) => withoutRule(finding))]));
  const modules = entries.map(({ document: { uri }, own }) => {
    return { uri, own: own && { raw: own.raw.map(withoutRule), incomplete: own.incomplete } };
  });
  return { modules, flow, incomplete, uses, passes, endedEarly, lengths };
}

/** Takes what another program found out; nothing where its texts had another length, because a file changed meanwhile. What was found out here stays. */
export function takeOver(handed: HandedSolution, modules: ProgramModules, rules: ReadonlyMap<string, Rule>): void {
  for (const [uri, length] of handed.lengths) if (modules.get(uri)?.document.text.length !== length) return;
  const findings = new Map(
    [...handed.flow].map(([uri, found]) => [uri, found.flatMap((finding) => foundIn(uri, finding, modules, rules))]),
  );
  const { incomplete, uses, passes } = handed;
  const solution: Component = { findings, incomplete, uses, passes, modules: undefined };
  for (const { uri, own } of handed.modules) {
    const entry = modules.get(uri);
    if (!entry) continue;
    entry.own ??= own && { raw: own.raw.flatMap((finding) => withRule(finding, rules)), incomplete: own.incomplete };
    entry.solution ??= solution;
  }
  if (handed.endedEarly) modules.noteCutShort(handed.modules.map(({ uri }) => uri));
}

function foundIn(uri: string, finding: HandedFinding, modules: ProgramModules, rules: ReadonlyMap<string, Rule>) {
  const document = modules.get(uri)?.document;
  return document ? withRule(finding, rules).map((raw) => ({ document, finding: raw })) : [];
}

function withoutRule({ rule, ...rest }: RawFinding): HandedFinding {
  return { ...rest, ruleId: rule.id };
}

function withRule({ ruleId, ...rest }: HandedFinding, rules: ReadonlyMap<string, Rule>): RawFinding[] {
  const rule = rules.get(ruleId);
  return rule ? [{ ...rest, rule }] : [];
}
