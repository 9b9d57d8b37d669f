import satisfies from "semver/functions/satisfies";
import { splitDescriptor } from "./package-values";

/** Which entry of a yarn.lock answers `name@range`. */
export class DescriptorIndex {
  private readonly ids = new Map<string, string>();
  private readonly byName = new Map<string, { readonly id: string; readonly version: string }[]>();

  add(descriptor: string, id: string, version: string): void {
    this.ids.set(descriptor, id);
    const { name } = splitDescriptor(descriptor);
    const entries = this.byName.get(name);
    if (!entries) this.byName.set(name, [{ id, version }]);
    else if (!entries.some((entry) => entry.id === id)) entries.push({ id, version });
  }

  has(descriptor: string): boolean {
    return this.ids.has(descriptor);
  }

  /** Where nothing has this very range, `resolutions` put another in its place; what there is of that name is the answer then. */
  find(name: string, range: string): string | undefined {
    const exact = this.ids.get(`${name}@${range}`) ?? this.ids.get(`${name}@npm:${range}`);
    if (exact !== undefined) return exact;
    const entries = this.byName.get(name) ?? [];
    const wanted = range.replace(/^npm:/, "");
    return (entries.find(({ version }) => satisfies(version, wanted)) ?? entries[0])?.id;
  }

  /** The one entry of a name; undefined where there are several. */
  only(name: string): string | undefined {
    const entries = this.byName.get(name);
    return entries?.length === 1 ? entries[0]?.id : undefined;
  }
}
