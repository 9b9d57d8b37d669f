import { Analysis } from "../analyzers/analyze";
import type { Program } from "../analyzers/program";
import { compileRules } from "../analyzers/rule-set";
import { NEVER_CANCELLED } from "../core/cancellation";
import { SourceDocument } from "../core/document";
import type { Finding } from "../core/finding";
import { loadPack } from "../rules/load-pack";

/** Rules and models written down in a test, and a document that they are run on. */
export interface Setup {
  readonly document: SourceDocument;
  readonly analysis: Analysis;
  readonly findings: readonly Finding[];
}

const PROGRAM: Program = { threatModels: new Set(["remote"]), budgetMilliseconds: 10_000, dependencies: new Map() };

/** @param files YAML by path below the pack's root; `models/x.yml` are models, everything else rules */
export function setUp(text: string, files: Readonly<Record<string, string>>): Setup {
  const pack = loadPack(Object.entries(files).map(([path, yaml]) => ({ path, text: yaml })));
  const [problem] = pack.problems;
  if (problem) throw new Error(`${problem.file}:${problem.position.line + 1}: ${problem.message}`);
  const rules = compileRules(pack, () => true);
  const document = new SourceDocument("file:///shop/module.js", "javascript", 1, text);
  const analysis = Analysis.ofSingleFiles(rules, PROGRAM);
  return { document, analysis, findings: analysis.analyze(document, NEVER_CANCELLED).findings };
}

/** A pattern rule with the fixes given as YAML flow mappings. */
export function patternRule(id: string, pattern: string, ...fixes: string[]): string {
  const list = fixes.length === 0 ? "" : `fixes:\n${fixes.map((fix) => `  - ${fix}\n`).join("")}`;
  return `id: ${id}\nseverity: high\nmessage: found\npattern: ${JSON.stringify(pattern)}\n${list}`;
}
