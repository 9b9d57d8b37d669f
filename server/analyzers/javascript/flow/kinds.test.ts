import assert from "node:assert/strict";
import { protectedByPrefix } from "./kinds";

describe("what the beginning of an address protects the rest from", () => {
  const isSafe = (prefix: string, kind: string): boolean => protectedByPrefix(prefix).has(kind);

  it("leads to a place beside the page where no scheme begins like that", () => {
    for (const prefix of ["report", "Orders-", "_", "7", "./", ".", "v1.", "a~"]) assert.ok(isSafe(prefix, "redirect"), prefix);
    for (const prefix of ["http", "HTTPS", "java", "dat", "view-", "u", "ms", "", "/", "//", "javascript:", "https://", "a:"])
      assert.ok(!isSafe(prefix, "redirect"), prefix);
  });

  it("means no page to anything but a browser", () => {
    assert.ok(isSafe("report", "client-redirect"));
    assert.ok(!isSafe("report", "url"));
    assert.ok(!isSafe("report", "open-external"));
  });

  it("fixes scheme and host of whole addresses", () => {
    assert.ok(isSafe("https://host/", "url"));
    assert.ok(isSafe("https:", "open-external"));
    assert.ok(!isSafe("https://host", "url"));
  });
});
