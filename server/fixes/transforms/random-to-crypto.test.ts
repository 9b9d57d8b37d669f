import assert from "node:assert/strict";
import { randomToCrypto } from "./random-to-crypto";
import { proposals, tryTransform, type Trial } from "./transform.testing";

const ESM = 'import { randomBytes, randomInt, randomUUID } from "node:crypto";\n';

/** What stands in for an expression in a file that imports everything already. */
function expression(code: string): string | undefined {
  const [first] = tryTransform(randomToCrypto, `${ESM}const token = «${code}»;`);
  return first?.slice(`${ESM}const token = `.length, -1);
}

function becomes(before: string, after: string, trial: Trial = {}): void {
  assert.equal(tryTransform(randomToCrypto, before, trial)[0], after);
}

function isRefused(source: string): void {
  assert.deepEqual(tryTransform(randomToCrypto, source), []);
}

describe("random-to-crypto", () => {
  it("takes bytes for texts of letters and digits", () => {
    for (const code of [
      "Math.random().toString(36).slice(2)",
      "Math.random().toString(36).substring(2, 15)",
      "Math.random().toString(36).substr(2, 9)",
      "Math.random().toString(16)",
      "Math.random().toString(36)",
      "(Math.random() + 1).toString(36).substring(7)",
      "(Math.random() * 1e18).toString(36)",
      "Math.floor(Math.random() * 1e9).toString(16)",
      'Math.random().toString(36).replace("0.", "")',
      'Math.random().toString(36).split(".")[1]',
      "Math.random().toString(36).substring(2) + Math.random().toString(36).substring(2)",
      "Math.random().toString(36).slice(-8) + Math.random().toString(36).slice(-8) + Math.random().toString(36).slice(-8)",
    ]) {
      assert.equal(expression(code), 'randomBytes(16).toString("hex")', code);
    }
    assert.equal(
      expression("Math.random().toString(36).slice(2) + Date.now().toString(36)"),
      'randomBytes(16).toString("hex") + Date.now().toString(36)',
    );
    assert.equal(expression("Math.random().toString(36).slice(2).toUpperCase()"), 'randomBytes(16).toString("hex").toUpperCase()');
  });

  it("takes a UUID where the text only has to be unique", () => {
    assert.equal(expression("String(Math.random())"), "randomUUID()");
    assert.equal(expression("Math.random().toString()"), "randomUUID()");
    assert.equal(expression('"reset-" + Math.random()'), '"reset-" + randomUUID()');
    assert.equal(expression("`${user.id}-${Math.random()}`"), "`${user.id}-${randomUUID()}`");
    assert.equal(expression("btoa(Math.random().toString())"), "btoa(randomUUID())");
  });

  it("offers the UUID as well where letters are wanted", () => {
    const titles = proposals(randomToCrypto, `${ESM}const token = «Math.random().toString(36).slice(2)»;`).map(({ title }) => title);
    assert.deepEqual(titles, ["Use crypto.randomBytes", "Use crypto.randomUUID"]);
  });

  it("takes integers for integers", () => {
    assert.equal(expression("Math.floor(Math.random() * n)"), "randomInt(n)");
    assert.equal(expression("Math.floor(Math.random() * 900000) + 100000"), "randomInt(900000) + 100000");
    assert.equal(expression("Math.floor(100000 + Math.random() * 900000)"), "randomInt(100000, 1000000)");
    assert.equal(expression("Math.floor(Math.random() * (max - min + 1) + min)"), "randomInt(min, max + 1)");
    assert.equal(expression("Math.floor(Math.random() * (max - min)) + min"), "randomInt(max - min) + min");
    assert.equal(expression("Math.floor(Math.random() * size + low)"), "randomInt(low, low + size)");
    assert.equal(expression("(Math.random() * 16) | 0"), "randomInt(16)");
    assert.equal(expression("~~(Math.random() * 16)"), "randomInt(16)");
    assert.equal(expression("parseInt(Math.random() * 10000, 10)"), "randomInt(10000)");
    assert.equal(expression("Math.round(Math.random() * 9999)"), "randomInt(10000)");
    assert.equal(expression("Math.ceil(Math.random() * 6)"), "randomInt(1, 7)");
    assert.equal(expression("Math.floor(Math.random() * 1e6).toString()"), "randomInt(1e6).toString()");
    assert.equal(expression("alphabet[Math.floor(Math.random() * alphabet.length)]"), "alphabet[randomInt(alphabet.length)]");
    assert.equal(expression("Math.random().toString().slice(2, 8)"), 'randomInt(1000000).toString().padStart(6, "0")');
    assert.equal(expression("Math.random().toString(36)[2]"), "randomInt(36).toString(36)");
  });

  it("goes to where the flow starts", () => {
    becomes(
      `${ESM}function code(chars) {\n  let s = "";\n  for (let i = 0; i < 8; i++) s += chars.charAt(Math.floor(‹Math.random()› * chars.length));\n  return s;\n}\nuser.token = «code(LETTERS)»;`,
      `${ESM}function code(chars) {\n  let s = "";\n  for (let i = 0; i < 8; i++) s += chars.charAt(randomInt(chars.length));\n  return s;\n}\nuser.token = code(LETTERS);`,
    );
  });

  it("replaces all that goes into the value", () => {
    assert.equal(
      expression('Math.random().toString(36).slice(2) + "-" + Math.floor(Math.random() * 10)'),
      'randomBytes(16).toString("hex") + "-" + randomInt(10)',
    );
  });

  it("imports in the file's own way", () => {
    becomes(
      "const express = require('express')\n\nconst token = «Math.random().toString(36)»\n",
      "const express = require('express')\nconst crypto = require('crypto')\n\nconst token = crypto.randomBytes(16).toString('hex')\n",
    );
    becomes(
      'import { createHash } from "crypto";\n\nexport const token = «String(Math.random())»;\n',
      'import { createHash, randomUUID } from "crypto";\n\nexport const token = randomUUID();\n',
      { languageId: "typescript" },
    );
  });

  it("uses the browser's own generator in a page", () => {
    becomes("document.cookie = «`id=${Math.random()}`»;", "document.cookie = `id=${crypto.randomUUID()}`;");
    becomes(
      "const id = «Math.random().toString(36)»;\nlocalStorage.setItem('id', id);",
      "const id = crypto.randomUUID();\nlocalStorage.setItem('id', id);",
    );
    becomes(
      "import crypto from './own';\nconst id = «Math.random().toString(36)»;\nwindow.id = id;",
      "import crypto from './own';\nconst id = globalThis.crypto.randomUUID();\nwindow.id = id;",
    );
    isRefused("window.code = «Math.floor(Math.random() * 1e6)»;");
  });

  it("refuses what it cannot replace with certainty", () => {
    isRefused("const token = «Math.random()»;");
    isRefused("const token = «Math.random() * 100»;");
    isRefused("const token = «hash(Math.random())»;");
    isRefused("const token = «Math.floor(Math.random() * 1.5)»;");
    isRefused("const token = «Math.floor(Math.random() * 1e15)»;");
    isRefused("const token = «Math.random().toString().slice(2)»;");
    isRefused("const token = «Math.random().toString(36) /* long */ .slice(2)»;");
    isRefused("const token = «_.random(1, 5)»;");
    isRefused("const Math = fake;\nconst token = «Math.random().toString(36)»;");
  });
});
