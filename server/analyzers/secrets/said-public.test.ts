import assert from "node:assert/strict";
import { isSaidPublic } from "./said-public";

/** Whether the text behind the sign § is said to be public. */
function says(text: string): boolean {
  const at = text.indexOf("§");
  return isSaidPublic(text.replace("§", ""), at);
}

describe("secrets that a comment calls public", () => {
  it("reads the comment above, over several lines", () => {
    assert.equal(
      says("// Fine to commit this: in an installed\n// application it is not treated as a secret.\nconst SECRET = '§abc';"),
      true,
    );
    assert.equal(says("/*\n * This key is public.\n */\nconst KEY = '§abc';"), true);
    assert.equal(says("# safe to be committed\nKEY=§abc"), true);
  });

  it("reads the comment behind", () => {
    assert.equal(says("const KEY = '§abc'; // public write key"), true);
  });

  it("reads no other comment", () => {
    assert.equal(says("// This key is public.\nconst A = 'x';\nconst KEY = '§abc';"), false);
    assert.equal(says("// The key of the service.\nconst KEY = '§abc';"), false);
    assert.equal(says("// Do not publish.\nconst KEY = '§abc';"), false);
    assert.equal(says("const publicKeys = []; const KEY = '§abc';"), false);
  });
});
