import { performance } from "node:perf_hooks";
import { analyze } from "../server/analyzers/analyze";
import { compileRules } from "../server/analyzers/rule-set";
import { NEVER_CANCELLED } from "../server/core/cancellation";
import { SourceDocument } from "../server/core/document";
import { loadBuiltinPack } from "../server/hosts/builtin-pack";
import { compileNothingLarge } from "../server/hosts/compile-later";
import { DEFAULT_SETTINGS, DEFAULT_THREAT_MODELS, isWanted } from "../server/workspace/settings";
import { generateModule } from "./generate-module";
import { applyEdit, typingIn } from "./keystrokes";

/**
 * Runs as a process of its own, bundled like the server: types into a module and prints as JSON how many milliseconds each
 * keystroke took from the changed text to its findings. Arguments: folder of the built rules, lines, keystrokes, warm-up keystrokes.
 */
async function main([rules = "", lines = "", keystrokes = "", warmUp = ""]: readonly string[]): Promise<void> {
  compileNothingLarge();
  const ruleSet = compileRules(await loadBuiltinPack(rules), (rule) => isWanted(rule, DEFAULT_SETTINGS));
  const { budgetMilliseconds } = DEFAULT_SETTINGS;
  const program = { threatModels: new Set(DEFAULT_THREAT_MODELS), budgetMilliseconds, dependencies: new Map<string, string>() };
  const milliseconds: number[] = [];
  let text = generateModule(Number(lines));
  let version = 0;
  let findings = 0;
  const diagnose = (): number => {
    const document = new SourceDocument("file:///bench/module.ts", "typescript", ++version, text);
    const start = performance.now();
    findings = analyze(document, program, ruleSet, NEVER_CANCELLED).findings.length;
    return performance.now() - start;
  };
  const first = diagnose();
  const atFirst = findings;
  for (const edit of typingIn(text, Number(warmUp) + Number(keystrokes))) {
    text = applyEdit(text, edit);
    if (edit.isKeystroke) milliseconds.push(diagnose());
  }
  const result = { lines: text.split("\n").length, findings: atFirst, first, milliseconds: milliseconds.slice(Number(warmUp)) };
  process.stdout.write(JSON.stringify(result));
}

void main(process.argv.slice(2));
