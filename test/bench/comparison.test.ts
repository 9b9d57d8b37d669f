import assert from "node:assert/strict";
import { compared } from "../../bench/against-eslint";
import { manifestText } from "../../bench/package-cache";
import packages from "../../bench/packages.json";
import { medianOf, type ProcessRun } from "../../bench/process-run";

const run = (wall: number, cpu: number): ProcessRun => ({ wall, cpu, peakMemory: wall * 2, files: 3, findings: 1, incomplete: 0 });

describe("the bench's comparison with ESLint", () => {
  it("compares the runs of one turn with each other, not those of different loads", () => {
    const { wall, wallShare, cpuShare } = compared([run(100, 90), run(300, 95), run(110, 99)], [run(50, 100), run(200, 100), run(44, 100)]);
    assert.equal(wall, 110);
    assert.equal(wallShare, 2);
    assert.equal(cpuShare, 0.95);
  });

  it("gives the median of every figure", () => {
    assert.deepEqual(medianOf([run(1, 6), run(3, 5), run(2, 4)]), run(2, 5));
  });

  it("installs exact versions, each package of the corpus under its own name", () => {
    const { dependencies } = JSON.parse(manifestText()) as { dependencies: Record<string, string> };
    assert.equal(Object.keys(dependencies).length, Object.keys(packages.corpus).length + Object.keys(packages.eslint).length);
    for (const [name, spec] of Object.entries(dependencies)) assert.match(spec, /^(npm:.+@)?\d+\.\d+\.\d+$/, name);
    assert.equal(dependencies.express4, "npm:express@4.22.3");
  });
});
