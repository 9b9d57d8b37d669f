import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Version } from "@cyclonedx/cyclonedx-library/Spec";
import { JsonStrictValidator } from "@cyclonedx/cyclonedx-library/Validation";
import { Ajv } from "ajv";
import { buckler } from "./run-cli";

const SPDX_SCHEMA = join(import.meta.dirname, "../fixtures/sbom/spdx-2.3.schema.json");

const SHA512 = `sha512-${Buffer.alloc(64, 7).toString("base64")}`;

const FILES: Readonly<Record<string, unknown>> = {
  "package.json": {
    name: "@acme/shop",
    version: "1.2.0",
    private: true,
    license: "MIT",
    workspaces: ["packages/*"],
    dependencies: { "@scope/kit": "^2.0.0", odd: "^1.0.0", copy: "file:./copy.tgz" },
    devDependencies: { tool: "^3.0.0", odd: "^1.0.0" },
  },
  "packages/lib/package.json": { name: "@acme/lib", version: "0.1.0", dependencies: { inner: "^1.0.0" } },
  "package-lock.json": {
    name: "@acme/shop",
    version: "1.2.0",
    lockfileVersion: 3,
    packages: {
      "": {
        name: "@acme/shop",
        version: "1.2.0",
        workspaces: ["packages/*"],
        dependencies: { "@scope/kit": "^2.0.0", odd: "^1.0.0", copy: "file:./copy.tgz" },
        devDependencies: { tool: "^3.0.0" },
      },
      "packages/lib": { name: "@acme/lib", version: "0.1.0", dependencies: { inner: "^1.0.0" } },
      "node_modules/@acme/lib": { resolved: "packages/lib", link: true },
      "node_modules/@scope/kit": {
        version: "2.1.0",
        resolved: "https://user:secret@registry.example.test/@scope/kit/-/kit-2.1.0.tgz",
        integrity: SHA512,
        license: "(MIT OR LicenseRef-Acme)",
        dependencies: { inner: "^1.0.0" },
        optionalDependencies: { extra: "^1.0.0" },
      },
      "node_modules/@scope/kit/node_modules/inner": { version: "1.0.1", license: "ISC" },
      "node_modules/inner": { version: "1.0.1", license: "ISC" },
      "node_modules/extra": { version: "1.0.0", optional: true, license: "UNLICENSED" },
      "node_modules/odd": {
        version: "1.0.0",
        resolved: "git+ssh://git@example.test/acme/odd.git#0123456789abcdef0123456789abcdef01234567",
        license: "SEE LICENSE IN terms.txt",
      },
      "node_modules/copy": { version: "4.0.0", resolved: "file:copy.tgz", license: "MIT" },
      "node_modules/tool": { version: "3.0.0", dev: true },
    },
  },
};

interface CycloneDx {
  readonly metadata: { readonly timestamp?: string; readonly component: { readonly "bom-ref": string } };
  readonly components: readonly {
    readonly "bom-ref": string;
    readonly name: string;
    readonly scope: string;
    readonly licenses?: unknown;
    readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

interface Spdx {
  readonly documentNamespace: string;
  readonly creationInfo: { readonly created: string };
  readonly packages: readonly { readonly SPDXID: string; readonly name: string; readonly licenseDeclared: string }[];
  readonly relationships: readonly {
    readonly spdxElementId: string;
    readonly relationshipType: string;
    readonly relatedSpdxElement: string;
  }[];
}

describe("buckler sbom", () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "buckler-sbom-"));
    for (const [name, json] of Object.entries(FILES)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), JSON.stringify(json));
    }
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("writes CycloneDX 1.6 that its schema accepts, the same each time", async () => {
    const first = await buckler(folder, ["sbom"], { SOURCE_DATE_EPOCH: undefined });
    assert.deepEqual([first.code, first.stderr], [0, ""]);
    assert.equal(await new JsonStrictValidator(Version.v1dot6).validate(first.stdout), null);
    assert.equal((await buckler(folder, ["sbom", "."], { SOURCE_DATE_EPOCH: undefined })).stdout, first.stdout);
    assert.doesNotMatch(first.stdout, /secret|timestamp|serialNumber/);
    const bom = JSON.parse(first.stdout) as CycloneDx;
    const refs = new Map(bom.components.map((component) => [component.name, component["bom-ref"]]));
    assert.equal(refs.get("kit"), "pkg:npm/%40scope/kit@2.1.0");
    assert.match(refs.get("odd") ?? "", /^pkg:npm\/odd@1\.0\.0\?vcs_url=git/);
    assert.equal(refs.get("copy"), "local:copy@4.0.0");
    assert.equal(bom.components.filter(({ name }) => name === "inner").length, 1, "a version that stands at two places is one component");
    const scopes = Object.fromEntries(bom.components.map(({ name, scope }) => [name, scope]));
    assert.deepEqual(scopes, {
      kit: "required",
      inner: "required",
      extra: "optional",
      odd: "required",
      copy: "required",
      tool: "excluded",
      lib: "required",
    });
    const kit = bom.components.find(({ name }) => name === "kit");
    assert.deepEqual(kit?.hashes, [{ alg: "SHA-512", content: "07".repeat(64) }]);
    assert.deepEqual(kit.licenses, [{ expression: "(MIT OR LicenseRef-Acme)" }]);
    const dependsOn = (ref: string | undefined): readonly string[] => bom.dependencies.find((each) => each.ref === ref)?.dependsOn ?? [];
    assert.deepEqual(dependsOn(refs.get("kit")), [refs.get("extra"), refs.get("inner")]);
    assert.deepEqual(
      [...dependsOn(bom.metadata.component["bom-ref"])].sort(),
      ["kit", "odd", "copy", "tool", "lib"].map((name) => refs.get(name)).sort(),
    );
    assert.deepEqual(dependsOn(refs.get("lib")), [refs.get("inner")]);
  });

  it("writes SPDX 2.3 that its schema accepts", async () => {
    const { code, stdout, stderr } = await buckler(folder, ["sbom", "--format", "spdx"], { SOURCE_DATE_EPOCH: "1700000000" });
    assert.deepEqual([code, stderr], [0, ""]);
    const isValid = new Ajv({ strict: false, logger: false }).compile(JSON.parse(readFileSync(SPDX_SCHEMA, "utf8")) as object);
    const document = JSON.parse(stdout) as Spdx;
    assert.ok(isValid(document), JSON.stringify(isValid.errors));
    assert.equal(document.creationInfo.created, "2023-11-14T22:13:20Z");
    const licences = Object.fromEntries(document.packages.map(({ name, licenseDeclared }) => [name, licenseDeclared]));
    assert.deepEqual(licences, {
      "@acme/shop": "MIT",
      "@acme/lib": "NONE",
      "@scope/kit": "(MIT OR LicenseRef-Acme)",
      inner: "ISC",
      extra: "NOASSERTION",
      odd: "NOASSERTION",
      copy: "MIT",
      tool: "NOASSERTION",
    });
    const names = new Map(document.packages.map(({ SPDXID, name }) => [SPDXID, name]));
    const told = document.relationships.map(
      (each) =>
        `${names.get(each.spdxElementId) ?? each.spdxElementId} ${each.relationshipType} ${names.get(each.relatedSpdxElement) ?? ""}`,
    );
    assert.ok(told.includes("SPDXRef-DOCUMENT DESCRIBES @acme/shop"));
    assert.ok(told.includes("SPDXRef-DOCUMENT DESCRIBES @acme/lib"));
    assert.ok(told.includes("tool DEV_DEPENDENCY_OF @acme/shop"));
    assert.ok(told.includes("@acme/shop DEPENDS_ON odd"), "what is needed to run is not for development alone");
    assert.ok(told.includes("@scope/kit DEPENDS_ON inner"));
  });

  it("writes to a file, with the time where that is asked for", async () => {
    const file = join(folder, "bom.json");
    const { code, stdout } = await buckler(folder, ["sbom", "--timestamp", "-o", file], { SOURCE_DATE_EPOCH: undefined });
    assert.deepEqual([code, stdout], [0, ""]);
    const { metadata } = JSON.parse(readFileSync(file, "utf8")) as CycloneDx;
    assert.ok(Math.abs(Date.parse(metadata.timestamp ?? "") - Date.now()) < 60_000);
  });

  it("says what is missing", async () => {
    const empty = join(folder, "empty");
    mkdirSync(empty);
    const none = await buckler(empty, ["sbom"]);
    assert.equal(none.code, 2);
    assert.match(none.stderr, /there is no package\.json in \./);
    writeFileSync(join(empty, "package.json"), "{}");
    assert.match((await buckler(empty, ["sbom"])).stderr, /there is no lockfile in \./);
    writeFileSync(join(empty, "package-lock.json"), "<<<<<<< HEAD\n{");
    const broken = await buckler(empty, ["sbom"]);
    assert.equal(broken.code, 2);
    assert.match(broken.stderr, /package-lock\.json was not understood/);
    assert.match((await buckler(folder, ["sbom", "nowhere"])).stderr, /nowhere is no folder/);
    assert.match((await buckler(folder, ["sbom"], { SOURCE_DATE_EPOCH: "x" })).stderr, /SOURCE_DATE_EPOCH must be a number of seconds/);
  });
});
