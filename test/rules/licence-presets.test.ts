import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { isLicenceName } from "../../server/analyzers/dependencies/licences/licence";
import { LICENCE_PRESETS, type LicencePreset } from "../../server/rules/dependency-knowledge";

const ROOT = join(import.meta.dirname, "../..");

interface Manifest {
  readonly contributes: {
    readonly configuration: {
      readonly properties: Readonly<
        Record<string, { readonly properties?: Readonly<Record<string, { readonly enum?: readonly string[] }>> }>
      >;
    };
  };
}

describe("the presets of licences", () => {
  const { presets } = parse(readFileSync(join(ROOT, "rules/packages/licence-presets.yml"), "utf8")) as {
    readonly presets: readonly Partial<LicencePreset>[];
  };

  it("are those that the settings know, and the editor offers", () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as Manifest;
    const offered = manifest.contributes.configuration.properties["buckler.dependencies.licences"]?.properties?.preset?.enum;
    assert.deepEqual(
      presets.map(({ name }) => name),
      [...LICENCE_PRESETS],
    );
    assert.deepEqual(offered, [...LICENCE_PRESETS]);
  });

  it("hold licences of the SPDX list", () => {
    const unknown = presets.flatMap(({ allow = [], deny = [] }) => [...allow, ...deny]).filter((name) => !isLicenceName(name));
    assert.deepEqual(unknown, []);
  });
});
