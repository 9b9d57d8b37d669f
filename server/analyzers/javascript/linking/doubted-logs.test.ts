import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadPack } from "../../../rules/load-pack";
import { compileRules } from "../../rule-set";
import { MemoryProject } from "./testing";

const MODELS = readdirSync("rules/models").map((name) => `models/${name}`);
const FILES = [...MODELS, "javascript/clear-text-logging/rule.yml"];

const REPORT = `
exports.report = (server) => console.log("connected", server);
exports.connect = (server, apiSecret) => console.log("connected", server, apiSecret);
`;

const CALLER = `
const { report } = require("./report");
exports.connect = (host, apiSecret) => report({ host, apiSecret });
`;

describe("secrets that are logged", () => {
  it("are doubted where another module calls them so", () => {
    const pack = loadPack(FILES.map((path) => ({ path, text: readFileSync(join("rules", path), "utf8") })));
    assert.deepEqual(pack.problems, []);
    const project = new MemoryProject(
      compileRules(pack, () => true),
      new Map([
        ["report.js", REPORT],
        ["a.js", CALLER],
      ]),
    );
    for (const name of project.files.keys()) project.analysis.program.add(`file:///project/${name}`);
    assert.deepEqual(
      project.resultOf("report.js").findings.map(({ confidence, location }) => [location.range.start.line, confidence]),
      [
        [1, "low"],
        [2, "medium"],
      ],
    );
  });
});
