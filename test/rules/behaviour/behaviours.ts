import type { Names, Surroundings } from "./load-example";
import type { Tools } from "./tools";

/** Does something with the names of an example. */
export type Run = (names: Names, tools: Tools) => unknown;

/** What an example does for harmless input, and which attacks work on it until it is repaired. */
export interface Behaviour extends Surroundings {
  /** By what it does: a run, and what that gives before and after. */
  readonly keeps?: Readonly<Record<string, readonly [Run, unknown]>>;
  /** By what the attack does: a run that gives true before, and false or an error after. */
  readonly stops?: Readonly<Record<string, Run>>;
  /** Titles of fixes that mean something else, which is for users to decide, and why. */
  readonly except?: Readonly<Record<string, string>>;
}

/** What behaviour.mjs exports: by the names of bad examples. */
export type Behaviours = Readonly<Record<string, Behaviour>>;

const PARTS = ["keeps", "stops", "except", "files", "environment", "page", "address", "jquery"];

/** What is wrong with the behaviours of a rule that has bad examples of these names: above all, that nothing is asserted. */
export function problemsOf(behaviours: Behaviours, examples: readonly string[]): string[] {
  const entries = Object.entries(behaviours);
  if (entries.length === 0) return ["there is no example"];
  return entries.flatMap(([name, behaviour]) => {
    const kept = Object.values(behaviour.keeps ?? {});
    const runs = [...kept.map(([run]) => run), ...Object.values(behaviour.stops ?? {})];
    const unknown = Object.keys(behaviour).filter((part) => !PARTS.includes(part));
    return [
      ...(examples.includes(name) ? [] : [`${name}: there is no such example`]),
      ...unknown.map((part) => `${name}: "${part}" means nothing`),
      ...(kept.length > 0 ? [] : [`${name}: nothing is kept`]),
      ...(kept.some(([, expected]) => expected === undefined) ? [`${name}: nothing is expected`] : []),
      ...(runs.every((run) => run.length > 0) ? [] : [`${name}: a run does not use the example`]),
    ];
  });
}
