import assert from "node:assert/strict";
import { RecipeArguments } from "./recipe-arguments";
import { rewrite } from "./rewrite";
import { proposals, tryTransform } from "./transform.testing";

const ESCAPE = `function escape(text: string): string {
  return text.replaceAll("<", "&lt;");
}`;

describe("rewrite", () => {
  const only = (marked: string, given: Record<string, unknown>, trial = {}) => tryTransform(rewrite, marked, { with: given, ...trial })[0];

  it("writes the template in place of what was found", () => {
    assert.equal(only("run(«a»);", { to: "String($IT)" }), "run(String(a));");
    assert.equal(only("run(«a + b»);", { to: "$IT.trim()" }), "run((a + b).trim());");
    assert.equal(only("x = «f(a)» + 1;", { match: "f($X)", to: "$X ? 1 : 2" }), "x = (a ? 1 : 2) + 1;");
  });

  it("makes text and numbers only of what is none yet", () => {
    assert.equal(only("run(«`a${b}`»);", { to: "$TEXT.trim()" }), "run(`a${b}`.trim());");
    assert.equal(only("run(«b»);", { to: "$TEXT.trim()" }), "run(String(b).trim());");
    assert.equal(only("run(«+b»);", { to: "Math.min($NUMBER, 5)" }), "run(Math.min(+b, 5));");
    assert.equal(only("run(«b»);", { to: "Math.min($NUMBER, 5)" }), "run(Math.min(Number(b), 5));");
  });

  it("needs the code to fit one of the patterns", () => {
    const given = { match: ["eval('(' + $X + ')')", "eval($X)"], to: "JSON.parse($X)" };
    assert.equal(only("y = «eval('(' + x + ')')»;", given), "y = JSON.parse(x);");
    assert.equal(only("y = «eval(x)»;", given), "y = JSON.parse(x);");
    assert.equal(only("y = «run(x)»;", given), undefined);
  });

  it("writes no name of a module that the code does not have", () => {
    const given = { match: "$LIBRARY.decode($X, true)", to: "$LIBRARY.decode($X)" };
    assert.equal(only('import * as lib from "lib";\ny = «lib.decode(x, true)»;', given), 'import * as lib from "lib";\ny = lib.decode(x);');
    assert.equal(only('import { decode } from "a-lib";\ny = «decode(x, true)»;', given), undefined);
  });

  it("is not taken unasked at calls of some methods", () => {
    const isChoice = (marked: string) => proposals(rewrite, marked, { with: { to: "$IT.slice(0, 9)", asksAt: ["replace"] } })[0]?.isChoice;
    assert.equal(isChoice("y = «‹x›».replace(/a/, b);"), true);
    assert.equal(isChoice("y = /a/.test(«‹x›»);"), undefined);
  });

  it("puts what a string holds into a string", () => {
    const given = { match: '$X.endsWith("$HOST")', to: '$X.endsWith(".$HOST")' };
    assert.equal(only("if («host.endsWith('a.test')») f('x');", given), "if (host.endsWith('.a.test')) f('x');");
  });

  it("writes where the data enters a text, all that comes from the same place", () => {
    const given = { at: "data", to: "e($IT)" };
    const source = '(req) => send(«"<b>" + ‹req.query›.a + "<i>" + req.query.b + n»);';
    assert.equal(only(source, given), '(req) => send("<b>" + e(req.query.a) + "<i>" + e(req.query.b) + n);');
    assert.equal(only(source, { ...given, single: true }), '(req) => send("<b>" + e(req.query.a) + "<i>" + req.query.b + n);');
    assert.equal(only("send(«join(dir, ‹req.query›.a)»);", given), "send(join(dir, e(req.query.a)));");
    assert.equal(only("send(«parse(‹req.url›, true).name»);", given), "send(e(parse(req.url, true).name));");
    assert.equal(only('send(«from(‹req.body›.a, "base64")»);', given), 'send(e(from(req.body.a, "base64")));');
    assert.equal(only("send(«{ a: { b: ‹req.query›.a } }»);", given), "send({ a: { b: e(req.query.a) } });");
    assert.equal(only("send(«‹req.query›.a.trim()»);", given), "send(e(req.query.a.trim()));");
    assert.equal(only('send(«"<b>" + known»);', given), 'send("<b>" + e(known));', "one open part, wherever it comes from");
  });

  it("brings a helper along once, without types where the file has none", () => {
    const given = { to: "escape($IT)", helper: ESCAPE };
    assert.equal(only("run(«a»);\n", given), 'run(escape(a));\n\nfunction escape(text) {\n  return text.replaceAll("<", "&lt;");\n}\n');
    assert.match(only("run(«a»);\n", given, { languageId: "typescript" }) ?? "", /escape\(text: string\): string/);
    const present = "function escape(text) {\n    return text.replaceAll('<', '&lt;')\n}\n";
    assert.equal(only(`run(«a»)\n${present}`, given), `run(escape(a))\n${present}`);
    assert.equal(only("const escape = 1;\nrun(«a»);\n", given), undefined, "the name means something else");
  });

  it("keeps to the file's quotes, semicolons and indentation", () => {
    const text = only("const a = 'x'\nif (a) {\n    run(«a»)\n}\n", { to: "escape($IT)", helper: ESCAPE });
    assert.match(text ?? "", /\n {4}return text\.replaceAll\('<', '&lt;'\)\n\}\n$/);
  });

  it("imports what it needs, in the file's way", () => {
    const given = { to: "#{path.basename}($IT)" };
    assert.equal(
      only('const fs = require("fs");\nrun(«a»);', given),
      'const fs = require("fs");\nconst path = require("path");\nrun(path.basename(a));',
    );
    assert.equal(only('import path from "node:path";\nrun(«a»);', given), 'import path from "node:path";\nrun(path.basename(a));');
    assert.equal(only("document.title = 1;\nrun(«a»);", given), undefined, "a page has none of Node's modules");
    const purify = { needs: "dompurify", to: "#{DOMPurify = dompurify}.sanitize($IT)" };
    assert.equal(only("export const b = 1;\nrun(«a»);", purify), undefined, "it is not installed");
    assert.match(only("export const b = 1;\nrun(«a»);", purify, { needs: ["dompurify"] }) ?? "", /^import DOMPurify from "dompurify";/);
  });

  it("leaves alone what stands elsewhere than it should", () => {
    assert.equal(only("run(«a»);", { to: "e($IT)", in: ["text"] }), undefined);
    assert.equal(only("run({ a: «a» });", { to: "e($IT)", in: ["property"] }), "run({ a: e(a) });");
    assert.equal(only("run(`x${«a»}`);", { to: "e($IT)", after: "/$" }), undefined);
    assert.equal(only("run(`x/${«a»}`);", { to: "e($IT)", after: "/$" }), "run(`x/${e(a)}`);");
    assert.equal(only("run(«a.body»);", { to: "e($IT)", unless: "body$" }), undefined);
    assert.equal(only("run(«'<b>' + a»);", { to: "e($IT)", plainText: true }), undefined);
  });

  it("names a shorthand property, and takes the braces of a template away around a plain text", () => {
    assert.equal(only("run({ «a» });", { to: '"x"' }), 'run({ a: "x" });');
    assert.equal(only("run(`b ${«a»}`);", { to: '"x"' }), "run(`b x`);");
  });

  it("never loses a comment, and never writes where something is assigned", () => {
    assert.equal(only("run(«f(/* why */ a)»);", { match: "f($X)", to: "g($X)" }), undefined);
    assert.equal(only("«a» = 1;", { to: "g($IT)" }), undefined);
    assert.equal(only("«a[b][c]» = 1;", { match: "$A[$B][$C]", to: "$A[e($B)][$C]" }), "a[e(b)][c] = 1;");
  });

  it("says what is wrong with a recipe", () => {
    assert.throws(() => rewrite(new RecipeArguments({ to: "a +" })), /cannot be read/);
    assert.throws(() => rewrite(new RecipeArguments({ to: "a", at: "home" })), /"at" must be one of/);
    assert.throws(() => rewrite(new RecipeArguments({ to: "a", in: ["home"] })), /"in" may name/);
    assert.throws(() => rewrite(new RecipeArguments({ to: "a", match: "f(" })), /the pattern/);
    assert.throws(() => rewrite(new RecipeArguments({ to: "a", helper: "x;" })), /one function/);
    assert.throws(() => rewrite(new RecipeArguments({ to: "a", wrong: 1 })), /unknown argument "wrong"/);
  });
});
