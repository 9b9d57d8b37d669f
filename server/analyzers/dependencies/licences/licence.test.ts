import assert from "node:assert/strict";
import { correctedLicence, isLicenceName, licenceOfManifest, parseLicence } from "./licence";

describe("licences as packages name them", () => {
  const expressions: readonly (readonly [string, string])[] = [
    ["MIT", "MIT"],
    [" (MIT OR Apache-2.0) ", "(MIT OR Apache-2.0)"],
    ["GPL-2.0-only WITH Classpath-exception-2.0", "GPL-2.0-only WITH Classpath-exception-2.0"],
    ["LicenseRef-Acme", "LicenseRef-Acme"],
    ["Apache 2.0", "Apache-2.0"],
    ["GPLv3", "GPL-3.0"],
    ["unlicensed", "UNLICENSED"],
    ["Unlicense", "Unlicense"],
  ];
  for (const [written, text] of expressions) {
    it(`reads ${JSON.stringify(written)}`, () => {
      const licence = parseLicence(written);
      assert.equal(licence.kind === "expression" && licence.text, text);
    });
  }

  for (const text of [
    "SEE LICENSE IN LICENSE.md",
    "Commercial",
    "https://example.test/mit",
    `${"(".repeat(5000)}MIT`,
    "MIT AND ".repeat(9000),
  ]) {
    it(`leaves ${JSON.stringify(text.slice(0, 30))} to people`, () => {
      assert.equal(parseLicence(text).kind, "other");
    });
  }

  const manifests: readonly (readonly [Record<string, unknown>, string])[] = [
    [{ license: "ISC" }, "ISC"],
    [{ license: { type: "MIT", url: "https://example.test" } }, "MIT"],
    [{ licenses: [{ type: "MIT" }] }, "MIT"],
    [{ licenses: { type: "BSD-3-Clause" } }, "BSD-3-Clause"],
    [{ licenses: [{ type: "MIT" }, { type: "GPL-2.0" }] }, "MIT OR GPL-2.0"],
    [{ licenses: ["MIT", "ISC"] }, "MIT OR ISC"],
  ];
  for (const [json, text] of manifests) {
    it(`reads ${JSON.stringify(json)} of a manifest`, () => {
      const licence = licenceOfManifest(json);
      assert.equal(licence.kind === "expression" && licence.text, text);
    });
  }

  it("tells a package that says nothing", () => {
    assert.deepEqual(licenceOfManifest({ name: "a", license: "" }), { kind: "missing" });
    assert.deepEqual(licenceOfManifest({ license: 3, licenses: [] }), { kind: "missing" });
  });

  it("knows what a list may hold", () => {
    assert.deepEqual(["MIT", "GPL-2.0+", "UNLICENSED", "LicenseRef-Acme"].map(isLicenceName), [true, true, true, true]);
    assert.deepEqual(["mit license", "MIT OR ISC", "", "Acme"].map(isLicenceName), [false, false, false, false]);
    assert.equal(correctedLicence("mit license"), "MIT");
  });
});
