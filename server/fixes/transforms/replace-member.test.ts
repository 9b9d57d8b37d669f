import assert from "node:assert/strict";
import { RecipeArguments, RecipeError } from "./recipe-arguments";
import { replaceMember } from "./replace-member";
import { tryTransform } from "./transform.testing";

const TEXT = { with: { members: { innerHTML: "textContent", insertAdjacentHTML: "insertAdjacentText" }, plainText: true } };

function becomes(before: string, after: string): void {
  assert.deepEqual(tryTransform(replaceMember, before, TEXT), [after]);
}

function isRefused(source: string): void {
  assert.deepEqual(tryTransform(replaceMember, source, TEXT), []);
}

describe("replace-member", () => {
  it("finds the assignment from the value, the assignment or the statement", () => {
    becomes("el.innerHTML = «location.hash»;", "el.textContent = location.hash;");
    becomes("«el.innerHTML = name»;", "el.textContent = name;");
    becomes("«el.innerHTML = name;»", "el.textContent = name;");
    becomes("el['innerHTML'] = «name»;", "el['textContent'] = name;");
    becomes('el.insertAdjacentHTML("beforeend", «name»);', 'el.insertAdjacentText("beforeend", name);');
  });

  it("finds the call around a value that is a call itself", () => {
    becomes('el?.insertAdjacentHTML("beforeend", «unescape(hash)»);', 'el?.insertAdjacentText("beforeend", unescape(hash));');
  });

  it("takes texts that hold no markup", () => {
    becomes("el.innerHTML = «`Hello, ${name}!`»;", "el.textContent = `Hello, ${name}!`;");
    becomes('el.innerHTML = «"You searched for " + q.trim()»;', 'el.textContent = "You searched for " + q.trim();');
    becomes(
      'el.innerHTML = «new URLSearchParams(location.search).get("q")»;',
      'el.textContent = new URLSearchParams(location.search).get("q");',
    );
    becomes(
      'el.innerHTML = «decodeURIComponent(location.hash.slice(1)) || "1 < 2"»;',
      'el.textContent = decodeURIComponent(location.hash.slice(1)) || "1 < 2";',
    );
    becomes("const data = await load();\nel.innerHTML = «data.message»;", "const data = await load();\nel.textContent = data.message;");
    becomes("let text = '';\ntext += name;\nel.innerHTML = «text»;", "let text = '';\ntext += name;\nel.textContent = text;");
    becomes("const message = error.message;\nel.innerHTML = «message»;", "const message = error.message;\nel.textContent = message;");
  });

  it("refuses markup, and what may be markup", () => {
    isRefused("el.innerHTML = «`<b>${name}</b>`»;");
    isRefused('el.innerHTML = «"a&nbsp;" + name»;');
    isRefused("const row = `<tr>${name}</tr>`;\nel.innerHTML = «row»;");
    isRefused("el.innerHTML = «name ? name : '<i>nobody</i>'»;");
    isRefused("let out = '';\nout += '<li>' + name;\nel.innerHTML = «out»;");
    isRefused("el.innerHTML = «template.content.text»;");
    isRefused("el.innerHTML = «marked(text)»;");
    isRefused("el.innerHTML = «data.html»;");
    isRefused("el.innerHTML = «bodyHtml»;");
    isRefused("el.innerHTML = «rows.map((row) => row.name).join('')»;");
    isRefused("el.innerHTML += «name»;");
    isRefused("el.outerHTML = «name»;");
    isRefused("el[key] = «name»;");
  });

  it("replaces whatever it is told without the condition", () => {
    assert.deepEqual(tryTransform(replaceMember, "«yaml.load(x)»;", { with: { members: { load: "safeLoad" } } }), ["yaml.safeLoad(x);"]);
  });

  it("tells mistakes in its arguments", () => {
    assert.throws(() => replaceMember(new RecipeArguments({})), RecipeError);
    assert.throws(() => replaceMember(new RecipeArguments({ members: { a: 1 } })), /"members.a" must be text/);
  });
});
