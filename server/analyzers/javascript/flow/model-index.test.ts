import assert from "node:assert/strict";
import { loadPack } from "../../../rules/load-pack";
import { compileModels, type StateSet } from "./model-index";

const SHOP = `
packages: [shop]
docs: https://shop.example.test/
types:
  Client: { from: ["Member[connect].ReturnValue"] }
  Pool: { is: [Client], from: ["Member[pool]"] }
sinks:
  - { path: "Client.Member[query].Argument[0]", kind: sql, what: "the client's query" }
  - { path: "Member[pool].Member[query].Argument[0]", kind: sql, what: "the pool's query" }
`;

const FORK = `
packages: [fork]
docs: https://fork.example.test/
types:
  Pool: { is: ["shop:Client"], from: ["Member[pool]"] }
sinks:
  - { path: "Pool.Member[query].Argument[0]", kind: sql, what: "the fork's query" }
`;

const { models, problems } = loadPack(
  [
    { path: "models/shop.yml", text: SHOP },
    { path: "models/fork.yml", text: FORK },
  ],
  new Map(),
);

const sinksOf = (pool: StateSet): unknown[] =>
  pool
    .member("query")
    .argument(0)
    .marks.sinks.map(({ what }) => what);

describe("the model index", () => {
  it("says of a value all that models say of it and of its types", () => {
    assert.deepEqual(problems, []);
    const index = compileModels(models);
    const pools = [index.packageRoot("shop").member("pool"), index.packageRoot("fork").member("pool")];
    const [ofShop, ofFork] = pools.map(sinksOf);
    assert.deepEqual([...(ofShop ?? [])].sort(), ["the client's query", "the pool's query"]);
    assert.deepEqual([...(ofFork ?? [])].sort(), ["the client's query", "the fork's query"]);
  });

  it("says the same whatever it was asked before", () => {
    const [index, other] = [compileModels(models), compileModels(models)];
    const both = (of: typeof index, first: string, second: string): unknown[] => {
      const pool = of.packageRoot(first).member("pool");
      return sinksOf(pool.union(of.packageRoot(second).member("pool")));
    };
    const found = both(index, "shop", "fork");
    assert.equal(found.length, 3);
    other.typeNamed("fork:Pool");
    assert.deepEqual(both(other, "fork", "shop"), found);
  });

  it("knows no package or type that no model speaks of", () => {
    const index = compileModels(models);
    assert.equal(index.packageRoot("elsewhere"), index.empty);
    assert.equal(index.typeNamed("shop:Elsewhere"), index.empty);
  });
});
