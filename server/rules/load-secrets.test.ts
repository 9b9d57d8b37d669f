import assert from "node:assert/strict";
import { parseShapes } from "./key-shape";
import { loadPack } from "./load-pack";

const HEAD = "provider: Shop\ndocs: https://shop.example.test\nrevoke: Ask the shop.\nkeys:\n";

describe("key formats", () => {
  it("are read from files in a folder key-formats", () => {
    const { secrets, problems } = loadPack([
      { path: "key-formats/shop.yml", text: `${HEAD}  - { name: key, shape: "shop_(live|test)_{base62:20-24}", beside: [shop] }\n` },
    ]);
    assert.deepEqual(problems, []);
    const [shop] = secrets.providers;
    assert.ok(shop);
    assert.equal(shop.provider, "Shop");
    assert.deepEqual(shop.keys[0]?.shapes, [
      [{ text: "shop_live_" }, { alphabet: "base62", least: 20, most: 24 }],
      [{ text: "shop_test_" }, { alphabet: "base62", least: 20, most: 24 }],
    ]);
  });

  const mistakes: [string, RegExp][] = [
    ["{base61:4}", /no alphabet "base61"/],
    ["{base62}", /how many letters/],
    ["{base62:9-4}", /a length must be/],
    ["a{", /is not like/],
    ["(a|b", /without its "\)"/],
  ];
  for (const [shape, message] of mistakes) {
    it(`tell what is wrong with ${shape}, and lose no other`, () => {
      const text = `${HEAD}  - { name: wrong, shape: "${shape}" }\n  - { name: right, shape: "shop_{hex:8}" }\n`;
      const { secrets, problems } = loadPack([{ path: "key-formats/shop.yml", text }]);
      assert.equal(problems.length, 1);
      assert.match(problems[0]?.message ?? "", message);
      assert.equal(problems[0]?.position.line, 4);
      assert.deepEqual(
        secrets.providers[0]?.keys.map(({ name }) => name),
        ["right"],
      );
    });
  }

  it("know UUIDs, and join texts that follow each other", () => {
    const [shape] = parseShapes("a-{uuid}-(b)c");
    assert.deepEqual(shape?.[0], { text: "a-" });
    assert.deepEqual(shape.at(-1), { text: "-bc" });
    assert.equal(shape.length, 11);
  });
});
