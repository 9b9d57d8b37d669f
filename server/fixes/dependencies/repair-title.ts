import type { Repair } from "./plan-repairs";
import { isSameMajor } from "./repair-options";

/** Says what a repair does and what it costs: `Update lodash to 4.17.21 (repairs 5, same major)`. */
export function titleOf({ name, from, option, repaired }: Repair): string {
  const { changes, against } = option;
  const raises = changes.filter((change) => change.kind === "raise");
  const [override] = changes.filter((change) => change.kind === "override" || change.kind === "raise-override");
  const counted = `repairs ${repaired.length}`;
  if (override) {
    const outside = against.length > 0 ? `, outside of what ${listed(against)} ${against.length > 1 ? "ask" : "asks"} for` : "";
    const costs = isSameMajor(from, override.version) ? "" : ", new major version";
    const verb = override.kind === "override" ? "Override" : "Override still";
    return `${verb} ${name} with ${override.version} (${counted}${costs}${outside})`;
  }
  if (raises.length > 0) {
    const targets = listed([...new Set(raises.map((raise) => `${raise.name} to ${raise.version}`))]);
    const isMajor = raises.some((raise) => !isSameMajor(raise.from, raise.version));
    return `Update ${targets} (${counted}, ${isMajor ? "new major version" : "same major"})`;
  }
  return `Update ${name} to ${option.version} in the lockfile (${counted}, within what is asked for)`;
}

function listed(names: readonly string[]): string {
  const shown = names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} others`] : names;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1) ?? ""}`;
}
