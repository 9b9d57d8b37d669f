import assert from "node:assert/strict";
import type { NodePlace } from "./node-places";
import { raisedVersion } from "./raised-version";

describe("a newer Node.js in the style of the old one", () => {
  const cases: readonly (readonly [NodePlace["form"], string, string | undefined])[] = [
    ["version", "16", "24"],
    ["version", "v16.14.0", "v24"],
    ["version", "16.x", "24.x"],
    ["version", "^16.3.1", "^24.0.0"],
    ["version", "~16.3", "~24.0"],
    ["version", "lts/gallium", "24"],
    ["version", "14 || 16", undefined],
    ["version", ">=14 <17", undefined],
    ["exact", "16.14.0", undefined],
    ["tag", "16", "24"],
    ["tag", "14.17.0-alpine", "24-alpine"],
    ["tag", "14-alpine3.14", "24-alpine"],
    ["tag", "12-buster-slim", "24-slim"],
    ["tag", "gallium-bookworm", "24-bookworm"],
    ["tag", "carbon", "24"],
  ];
  for (const [form, text, expected] of cases) {
    it(`${form} ${text}`, () => {
      assert.equal(raisedVersion({ span: { start: 0, end: text.length }, text, form }, 24), expected);
    });
  }
});
