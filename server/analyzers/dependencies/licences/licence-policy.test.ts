import assert from "node:assert/strict";
import type { DependencySettings } from "../dependency-problem";
import { parseLicence } from "./licence";
import { LicencePolicy, type Verdict } from "./licence-policy";

const PRESETS = [
  { name: "open", title: "", allow: [], deny: ["GPL-3.0-only", "AGPL-3.0-only"] },
  { name: "closed", title: "", allow: ["MIT", "ISC"], deny: [] },
];

function verdict(licences: Partial<DependencySettings["licences"]>, text: string): Verdict | undefined {
  return LicencePolicy.of({ allow: [], deny: [], ...licences }, PRESETS)?.verdictOf(parseLicence(text));
}

describe("the policy for licences", () => {
  it("is none where nothing is set", () => {
    assert.equal(LicencePolicy.of({ allow: [], deny: [] }, PRESETS), undefined);
  });

  const cases: readonly (readonly [Partial<DependencySettings["licences"]>, string, Verdict])[] = [
    [{ allow: ["MIT"] }, "MIT", "allowed"],
    [{ allow: ["MIT"] }, "ISC", "unlisted"],
    [{ allow: ["MIT"] }, "MIT OR GPL-3.0-only", "allowed"],
    [{ allow: ["MIT"] }, "MIT AND GPL-3.0-only", "unlisted"],
    [{ allow: ["MIT"], deny: ["ISC"] }, "ISC", "denied"],
    [{ deny: ["GPL-3.0-only"] }, "(MIT OR GPL-3.0-only) AND ISC", "allowed"],
    [{ deny: ["GPL-3.0-only", "MIT"] }, "MIT OR GPL-3.0-only", "denied"],
    [{ deny: ["GPL-3.0"] }, "GPL-3.0-or-later", "denied"],
    [{ deny: ["GPL-3.0"] }, "GPL-3.0-only", "denied"],
    [{ deny: ["GPL-3.0-or-later"] }, "GPL-3.0+", "denied"],
    [{ deny: ["GPL-2.0-only"] }, "GPL-2.0-or-later", "allowed"],
    [{ allow: ["GPL-2.0-only"] }, "GPL-2.0-or-later", "allowed"],
    [{ allow: ["GPL-2.0-or-later"] }, "GPL-2.0-only", "unlisted"],
    [{ deny: ["GPL-2.0-only"] }, "GPL-2.0-only WITH Classpath-exception-2.0", "denied"],
    [
      { deny: ["GPL-2.0-only"], allow: ["GPL-2.0-only WITH Classpath-exception-2.0"] },
      "GPL-2.0-only WITH Classpath-exception-2.0",
      "allowed",
    ],
    [{ allow: ["LicenseRef-Acme"] }, "LicenseRef-Acme", "allowed"],
    [{ allow: ["MIT"] }, "UNLICENSED", "unlisted"],
    [{ deny: ["GPL-3.0-only"] }, "UNLICENSED", "allowed"],
    [{ preset: "open" }, "AGPL-3.0-only", "denied"],
    [{ preset: "open" }, "MPL-2.0", "allowed"],
    [{ preset: "open", allow: ["AGPL-3.0-only"] }, "AGPL-3.0-only", "allowed"],
    [{ preset: "open", allow: ["AGPL-3.0-only"] }, "MIT", "allowed"],
    [{ preset: "closed", allow: ["MPL-2.0"] }, "MPL-2.0", "allowed"],
    [{ preset: "closed", deny: ["ISC"] }, "ISC", "denied"],
    [{ preset: "closed" }, "Apache-2.0", "unlisted"],
  ];
  for (const [settings, licence, expected] of cases) {
    it(`${JSON.stringify(settings)}: ${licence} is ${expected}`, () => {
      assert.equal(verdict(settings, licence), expected);
    });
  }

  it("says nothing of a licence that nobody knows", () => {
    assert.equal(verdict({ allow: ["MIT"] }, "SEE LICENSE IN x"), undefined);
  });
});
