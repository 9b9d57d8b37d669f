import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { SourceDocument } from "../../server/core/document";
import { loadBuiltinPack } from "../../server/hosts/builtin-pack";
import type { RulePack } from "../../server/rules/rule-pack";
import { problemsOf, type Behaviour, type Behaviours, type Run } from "./behaviour/behaviours";
import { withExample } from "./behaviour/load-example";
import { toolsAt } from "./behaviour/tools";
import { only, repairedWays } from "./repair";
import { ruleFolders, type RuleFolder } from "./rule-folder";

const require = createRequire(import.meta.url);

describe("code that was repaired", () => {
  let pack: RulePack;

  before(async () => {
    pack = await loadBuiltinPack();
  });

  for (const folder of ruleFolders().filter(({ path }) => existsSync(join(path, "behaviour.mjs")))) {
    const { default: behaviours } = require(join(folder.path, "behaviour.mjs")) as { default: Behaviours };
    describe(folder.id, () => {
      it("has examples whose behaviour is told", () => {
        const names = folder.bad.map(({ name }) => name);
        assert.deepEqual(problemsOf(behaviours, names), []);
      });

      for (const [name, behaviour] of Object.entries(behaviours)) {
        describe(name, () => {
          let document: SourceDocument;
          let repaired: ReadonlyMap<string, SourceDocument>;

          before(() => {
            document = documentOf(folder, name);
            repaired = waysOf(pack, folder, document, behaviour);
          });

          for (const [title, [run, expected]] of Object.entries(behaviour.keeps ?? {})) {
            it(`still ${title}`, async () => {
              assert.deepEqual(await tryOut(name, document, behaviour, run), expected, "before it was repaired");
              for (const [way, version] of repaired) {
                assert.deepEqual(await tryOut(name, version, behaviour, run), expected, `${way}:\n${version.text}`);
              }
            });
          }

          for (const [title, attack] of Object.entries(behaviour.stops ?? {})) {
            it(`no longer ${title}`, async () => {
              assert.equal(await tryOut(name, document, behaviour, attack), true, "before it was repaired");
              for (const [way, version] of repaired) {
                assert.equal(await outcomeOf(tryOut(name, version, behaviour, attack)), false, `${way}:\n${version.text}`);
              }
            });
          }
        });
      }
    });
  }
});

function documentOf({ bad }: RuleFolder, name: string): SourceDocument {
  const example = bad.find((candidate) => candidate.name === name);
  assert.ok(example, name);
  return example.document;
}

/** An example in each way that it can be repaired, without those that mean something else. */
function waysOf(pack: RulePack, { id }: RuleFolder, document: SourceDocument, { except = {} }: Behaviour): Map<string, SourceDocument> {
  const rule = pack.rules.find((candidate) => candidate.id === id);
  assert.ok(rule, id);
  const ways = new Map(repairedWays(only(pack, rule), document));
  for (const title of Object.keys(except)) assert.ok(ways.delete(title), `no fix is called ${title}`);
  assert.ok(ways.size > 0, "there is no fix");
  return ways;
}

function tryOut(name: string, { text }: SourceDocument, behaviour: Behaviour, run: Run): Promise<unknown> {
  return withExample(name, text, behaviour, (names, place) => run(names, toolsAt(place)));
}

/** Code that refuses with an error withstands as well. */
async function outcomeOf(attack: Promise<unknown>): Promise<unknown> {
  try {
    return await attack;
  } catch (error) {
    if (error instanceof assert.AssertionError) throw error;
    return false;
  }
}
