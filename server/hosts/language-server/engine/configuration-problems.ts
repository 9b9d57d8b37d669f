import { readFile } from "node:fs/promises";
import { URI } from "vscode-uri";
import { compileRules } from "../../../analyzers/rule-set";
import type { SourceDocument } from "../../../core/document";
import { loadPack } from "../../../rules/load-pack";
import type { RulePack } from "../../../rules/rule-pack";
import type { RuleFileProblem } from "../../../rules/rule";
import { CONFIG_FILE, CONFIG_FOLDER } from "../../../workspace/config-files";
import type { Project, ProjectProblem } from "../../../workspace/project";
import { readConfigFile } from "../../../workspace/project-config";

/** True for the project's `.buckler.yml`, and for its rule and model files. */
export function isConfigurationFile(uri: string, { root }: Project): boolean {
  return uri === `${root}/${CONFIG_FILE}` || (uri.startsWith(`${root}/${CONFIG_FOLDER}/`) && /\.ya?ml$/.test(uri));
}

/**
 * What is wrong in a configuration file.
 * @param document its text in the editor, undefined when it is not open
 */
export async function problemsOf(
  uri: string,
  document: SourceDocument | undefined,
  project: Project,
  builtin: RulePack,
): Promise<readonly ProjectProblem[]> {
  const saved = project.problems.filter((problem) => problem.uri === uri);
  if (!document || document.text === (await readText(uri))) return saved;
  return problemsIn(document, project, builtin);
}

/** Mistakes in a text that the project was not opened with; what only shows beside the project's other files is not told. */
function problemsIn(document: SourceDocument, { root, ruleSet }: Project, builtin: RulePack): ProjectProblem[] {
  const file = { path: decodeURIComponent(document.uri.slice(root.length + 1)), text: document.text };
  const problems: RuleFileProblem[] = [];
  if (file.path === CONFIG_FILE) readConfigFile(file, new Set(ruleSet.pack.rules.map(({ id }) => id)), problems);
  else if (/^\.buckler\/(?:rules|models)\//.test(file.path)) {
    const pack = loadPack([file], new Map(), { ...builtin, models: ruleSet.pack.models });
    problems.push(...pack.problems, ...compileRules(pack, () => true).problems);
  }
  return problems.map(({ position, message }) => ({ uri: document.uri, position, message }));
}

async function readText(uri: string): Promise<string | undefined> {
  try {
    return (await readFile(URI.parse(uri).fsPath, "utf8")).replace(/^\uFEFF/, "");
  } catch {
    return undefined;
  }
}
