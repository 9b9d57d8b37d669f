import assert from "node:assert/strict";
import type { AlphabetName } from "../../rules/key-shape";
import { arePlainLetters } from "./plain-letters";

/** Whether a text, drawn from one alphabet, is words. */
function plain(alphabet: AlphabetName, text: string): boolean {
  return arePlainLetters([{ alphabet, text }]);
}

describe("letters of keys", () => {
  it("are plain where lot would have put a digit or another case among them", () => {
    assert.equal(plain("base64url", "arrow-dropright-circle"), true);
    assert.equal(plain("base64url", "ARROW_DROPRIGHT_CIRCLE"), true);
    assert.equal(plain("base62", "thequickbrownfoxjumpsover"), true);
    assert.equal(plain("hex", "deadbeeffeedfaceca"), true);
  });

  it("are plain with numbers between the words, too", () => {
    assert.equal(plain("base64url", "chevron-circle-down-22"), true);
    assert.equal(plain("base64url", "chevron-circle-d22-own"), false);
  });

  it("are none where so few of them may be without by chance", () => {
    // Of ten keys with eight of 62 letters, two have no digit; of a thousand, one is in one case.
    assert.equal(plain("base62", "uNkWhErq"), false);
    assert.equal(plain("base62", "unkwherq"), false);
    // Of 43 such letters, five in 10,000 have no digit; of 60, less than one in 10,000.
    assert.equal(plain("base62", "qWhErTyUkLmNbVcXzAsDfGhJkPoIuYtReWqZxCvBnMa"), false);
    assert.equal(plain("base62", "qWhErTyUkLmNbVcXzAsDfGhJkPoIuYtReWqZxCvBnMaqWhErTyUkLmNbVcXz"), true);
  });

  it("are none where there was nothing else to choose from", () => {
    assert.equal(plain("letters", "qWhErTyUkLmNbVcXzAsDfGhJkPoIuYtReW"), false);
    assert.equal(plain("upper", "QWHERTYUKLMNBVCXZASDFGHJKPOIUYTREW"), false);
    assert.equal(plain("letters", "thequickbrownfoxjumpsoverthelazydo"), true);
  });

  it("are none where a service draws from fewer letters than its format allows", () => {
    assert.equal(plain("base62", "k3v9x2m8q4w7z1p6t5r0b3n8c2d7f4g9"), false);
  });

  it("are plain where they are words in another writing", () => {
    assert.equal(plain("base64-padded", Buffer.from("test_secret_24_bytes_minimum!").toString("base64")), true);
    assert.equal(plain("hex", Buffer.from("put your own key here").toString("hex")), true);
  });

  it("are judged without the numbers beside them", () => {
    const number = { alphabet: "digits", text: "123456789012" } as const;
    assert.equal(arePlainLetters([number, { alphabet: "base62", text: "yourtokengoesheretoday" }]), true);
    assert.equal(arePlainLetters([number, { alphabet: "base62", text: "k3V9x2M8q4W7z1P6t5R0b3" }]), false);
    assert.equal(arePlainLetters([number]), false);
  });
});
