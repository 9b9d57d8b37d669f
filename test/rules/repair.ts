import { Analysis, analyze } from "../../server/analyzers/analyze";
import type { Program } from "../../server/analyzers/program";
import { compileRules, type RuleSet } from "../../server/analyzers/rule-set";
import { NEVER_CANCELLED } from "../../server/core/cancellation";
import type { SourceDocument } from "../../server/core/document";
import { applyEdits } from "../../server/core/edit";
import type { AnalysisResult, Fix } from "../../server/core/finding";
import { proposeFixes } from "../../server/fixes/propose-fixes";
import { THREAT_MODELS, THREAT_PARTS, type Rule } from "../../server/rules/rule";
import type { RulePack } from "../../server/rules/rule-pack";
import { dependenciesOf, documentOf } from "./rule-folder";

/** No example needs more repairs than this; a fix that leaves its finding would go on for ever. */
const MAX_REPAIRS = 100;

/** One rule and what it is run with. */
export interface Setup {
  readonly rules: RuleSet;
  readonly program: Program;
}

/** That rule alone, with the threat models that it names. */
export function only(pack: RulePack, { id, matcher }: Rule): Setup {
  const named: readonly string[] = matcher.type === "flow" ? matcher.sources : [];
  return {
    rules: compileRules(pack, (rule) => rule.id === id),
    program: {
      threatModels: new Set(
        THREAT_MODELS.filter((model) => named.some((source) => source.startsWith(model) || THREAT_PARTS.get(source) === model)),
      ),
      budgetMilliseconds: 60_000,
      dependencies: new Map(),
    },
  };
}

/** What a rule finds in a document. */
export function run({ rules, program }: Setup, document: SourceDocument): AnalysisResult {
  return analyze(document, { ...program, dependencies: dependenciesOf(document.text) }, rules, NEVER_CANCELLED);
}

/** Applies the preferred fix of each finding, one after another, until no finding remains that has one. */
export function repair(setup: Setup, document: SourceDocument): SourceDocument {
  return repairWith(setup, document, (fixes) => fixes.find(({ preferred }) => preferred));
}

/** The document repaired in each way that users can choose, by the title of the fix that is taken wherever it is offered. */
export function repairedWays(setup: Setup, document: SourceDocument): ReadonlyMap<string, SourceDocument> {
  const offered = [...fixesOf(setup, document)].flat();
  const others = new Set(offered.filter(({ preferred }) => !preferred).map(({ title }) => title));
  const ways = new Map<string, SourceDocument>();
  if (offered.some(({ preferred }) => preferred)) ways.set("the preferred fix", repair(setup, document));
  for (const title of others) {
    const chosen = repairWith(
      setup,
      document,
      (fixes) => fixes.find((fix) => fix.title === title) ?? fixes.find(({ preferred }) => preferred),
    );
    ways.set(title, chosen);
  }
  return ways;
}

function repairWith(setup: Setup, document: SourceDocument, choose: (fixes: readonly Fix[]) => Fix | undefined): SourceDocument {
  const name = document.uri.split("/").at(-1) ?? "";
  let current = document;
  for (let count = 0; count < MAX_REPAIRS; count++) {
    const fix = firstChosen(fixesOf(setup, current, document), choose);
    if (!fix) return current;
    current = documentOf(name, applyEdits(current.text, fix.edits));
  }
  throw new Error(`${document.uri}: more than ${MAX_REPAIRS} repairs`);
}

function firstChosen(offers: Iterable<Fix[]>, choose: (fixes: readonly Fix[]) => Fix | undefined): Fix | undefined {
  for (const fixes of offers) {
    const chosen = choose(fixes);
    if (chosen) return chosen;
  }
  return undefined;
}

/** What is offered for each finding. What an example says of its package.json counts even where a fix moved that line. */
function* fixesOf(setup: Setup, document: SourceDocument, first = document): Generator<Fix[]> {
  const analysis = Analysis.ofSingleFiles(setup.rules, { ...setup.program, dependencies: dependenciesOf(first.text) });
  for (const finding of run(setup, document).findings) yield proposeFixes(finding, document, analysis, NEVER_CANCELLED);
}
