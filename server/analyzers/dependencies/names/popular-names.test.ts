import assert from "node:assert/strict";
import { PopularNames } from "./popular-names";
import { isSlipOf } from "./slips";

describe("slips of the hand", () => {
  const slips: [string, string][] = [
    ["lodahs", "lodash"],
    ["expresss", "express"],
    ["mongose", "mongoose"],
    ["requst", "request"],
    ["expresa", "express"],
    ["typesccript", "typescript"],
    ["chlak", "chalk"],
  ];
  for (const [name, meant] of slips) {
    it(`${name} for ${meant}`, () => {
      assert.ok(isSlipOf(name, meant));
    });
  }

  const others: [string, string][] = [
    ["react", "react"],
    ["preact", "react"],
    ["reach", "react"],
    ["ns", "ms"],
    ["es6-promise", "es7-promise"],
    ["through3", "through2"],
    ["expressen", "express"],
    ["expreqs", "express"],
  ];
  for (const [name, meant] of others) {
    it(`not ${name} for ${meant}`, () => {
      assert.ok(!isSlipOf(name, meant));
    });
  }
});

describe("popular names", () => {
  const popular = ["css-loader", "less-loader", "typescript", "cross-env", "@babel/core", "@types/node", "@nestjs/config", "nestjs-pino"];
  const names = PopularNames.of({ popular });

  it("are indexed once for a list", () => {
    assert.equal(PopularNames.of({ popular }), names);
  });

  it("are found from a slip in any of their words", () => {
    assert.equal(names.meantBy("tpyescript"), "typescript");
    assert.equal(names.meantBy("css-laoder"), "css-loader");
    assert.equal(names.meantBy("@bable/core"), "@babel/core");
    assert.equal(names.separatedOtherwise("crossenv"), "cross-env");
  });

  it("are not meant by themselves, by other words, or inside of a scope, whose owner alone can publish there", () => {
    assert.equal(names.meantBy("typescript"), undefined);
    assert.equal(names.meantBy("less-loader"), undefined);
    assert.equal(names.meantBy("@babel/coer"), undefined);
    assert.equal(names.meantBy("@other/typescritp"), undefined);
  });

  it("are found without their scope, unless the same makers publish without one", () => {
    assert.equal(names.scopedLike("types-node"), "@types/node");
    assert.equal(names.scopedLike("types.node"), "@types/node");
    assert.equal(names.scopedLike("nestjs-config"), undefined);
    assert.equal(names.scopedLike("@types/node"), undefined);
  });
});
