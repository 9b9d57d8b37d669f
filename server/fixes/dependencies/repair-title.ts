import type { Repair } from "./plan-repairs";
import { isSameMajor, type RepairOption } from "./repair-options";

/** Says what a repair does and what it costs: `Update lodash to 4.17.21 (repairs 5, same major)`. */
export function titleOf({ name, from, option, repaired }: Repair): string {
  return titleWith(name, from, option, repaired.length > 0 ? [`repairs ${repaired.length}`] : []);
}

/** The same of what nobody has tried out. */
export function proposalTitle(name: string, from: string, option: RepairOption): string {
  return titleWith(name, from, option, []);
}

function titleWith(name: string, from: string, { changes, against, version }: RepairOption, counted: readonly string[]): string {
  const raises = changes.filter((change) => change.kind === "raise");
  const [override] = changes.filter((change) => change.kind === "override" || change.kind === "raise-override");
  if (override) {
    const isKnown = changes.some((change) => change.kind === "override" && change.asked !== "");
    const asked = `${listed(against)} ${against.length > 1 ? "ask" : "asks"} for`;
    const outside = against.length > 0 ? [`${isKnown ? "outside of what" : "whatever"} ${asked}`] : [];
    const major = isSameMajor(from, override.version) ? [] : ["new major version"];
    return `Override ${name} with ${override.version} (${[...counted, ...major, ...outside].join(", ")})`;
  }
  if (raises.length > 0) {
    const targets = listed([...new Set(raises.map((raise) => `${raise.name} to ${raise.version}`))]);
    const isMajor = raises.some((raise) => !isSameMajor(raise.from, raise.version));
    return `Update ${targets} (${[...counted, isMajor ? "new major version" : "same major"].join(", ")})`;
  }
  return `Update ${name} to ${version} in the lockfile (${[...counted, "within what is asked for"].join(", ")})`;
}

function listed(names: readonly string[]): string {
  const shown = names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} others`] : names;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1) ?? ""}`;
}
