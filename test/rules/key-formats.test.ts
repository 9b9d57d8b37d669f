import assert from "node:assert/strict";
import { madeUpKey } from "../../scripts/example-keys";
import { SourceDocument } from "../../server/core/document";
import { loadBuiltinPack } from "../../server/hosts/builtin-pack";
import type { RulePack } from "../../server/rules/rule-pack";
import { SecretFinder } from "../../server/analyzers/secrets/find-secrets";
import { keyPatterns } from "../../server/analyzers/secrets/key-matcher";

describe("the key formats", () => {
  let pack: RulePack;
  let finder: SecretFinder;

  before(async () => {
    pack = await loadBuiltinPack();
    finder = new SecretFinder(pack.secrets, pack.rules);
  });

  function found(name: string, text: string): string[] {
    return finder
      .in(new SourceDocument(`file:///project/${name}`, "plaintext", 0, text))
      .map(({ what, span }) => `${what} ${text.slice(span.start, span.end)}`);
  }

  it("are those of 120 and more providers", () => {
    const names = pack.secrets.providers.map(({ provider }) => provider);
    assert.ok(names.length >= 120, String(names.length));
    assert.equal(new Set(names).size, names.length);
    for (const { docs, revoke, provider } of pack.secrets.providers) {
      assert.match(docs, /^https:\/\//, provider);
      assert.match(revoke, /^[A-Z].*\.$/, provider);
    }
  });

  it("can all be found by a text that is always there, or by words beside it", () => {
    const lost = keyPatterns(pack.secrets.providers).filter(({ anchor, format }) => anchor === undefined && format.beside.length === 0);
    assert.deepEqual(
      lost.map(({ provider, format }) => `${provider.provider} ${format.name}`),
      [],
    );
  });

  it("are each found in code and in settings, and by no other name", () => {
    for (const { provider, keys } of pack.secrets.providers) {
      for (const format of keys) {
        for (const shape of format.shapes) {
          const key = madeUpKey(format, shape);
          const name = format.beside[0] ?? "value";
          for (const [file, text] of [
            ["a.py", `${name}_key = "${key}"\n`],
            ["settings.yml", `a:\n  ${name}_key: ${key}\n`],
          ] as const) {
            const [first = "", ...others] = found(file, text);
            assert.ok(
              first.endsWith(key) || key.includes(first.split(" ").at(-1) ?? key),
              `${provider} ${format.name}: ${file} ${key}: ${first}`,
            );
            assert.deepEqual(others, [], `${provider} ${format.name}`);
          }
        }
      }
    }
  });

  it("are not found in longer texts, shorter ones, or what says that it is none", () => {
    for (const { provider, keys } of pack.secrets.providers) {
      for (const format of keys.filter(({ beside }) => beside.length === 0)) {
        const key = madeUpKey(format);
        const what = `${provider} ${format.name}`;
        const isIt = (text: string): boolean => found("a.md", text).some((secret) => secret.startsWith(what + " "));
        assert.equal(isIt(`see ${key} there`), true, `${what} ${key}`);
        assert.equal(isIt(`see x${key} there`), false, what);
        assert.equal(isIt(`see ${key.slice(0, -1)}… there`.replace(key.at(-1) ?? "", "") && `see ${key}EXAMPLEKEY there`), false, what);
      }
    }
  });

  it("are known by their checksums where they have one", () => {
    const checked = pack.secrets.providers.flatMap(({ provider, keys }) =>
      keys.filter(({ checksum }) => checksum).map((format) => ({ provider, format })),
    );
    assert.ok(checked.length >= 6);
    for (const { provider, format } of checked) {
      const key = madeUpKey(format);
      const last = key.at(-1) ?? "";
      const wrong = key.slice(0, -1) + (last === "Q" ? "Z" : "Q");
      assert.deepEqual(found("a.md", wrong), [], `${provider} ${wrong}`);
    }
  });

  it("are told once of a recorded answer with several that browsers are handed, and each where somebody wrote them", () => {
    const format = pack.secrets.providers.flatMap(({ keys }) => keys).find(({ isForBrowsers }) => isForBrowsers);
    assert.ok(format);
    const [one, other] = [madeUpKey(format), madeUpKey({ ...format, name: "another" })];
    assert.notEqual(one, other);
    const answer = `{ "body": "<script>maps('${one}');speech('${other}');again('${one}')</script>",\n  "key": "${other}" }`;
    assert.deepEqual(
      found("answer.json", answer).map((secret) => secret.split(" ").at(-1)),
      [one, other],
    );
    assert.equal(found("a.js", `maps("${one}"); speech("${other}");`).length, 2);
  });

  it("are silent about what the documentation shows", () => {
    for (const { examples } of pack.secrets.providers)
      for (const example of examples) assert.deepEqual(found("a.py", `aws_secret_access_key = "${example}"`), [], example);
    assert.deepEqual(found("a.py", 'key = "AKIAXXXXXXXXXXXXXXXX"\ntoken = "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"'), []);
  });
});
