import { NEVER_CANCELLED } from "../../../core/cancellation";
import { SourceDocument } from "../../../core/document";
import { loadPack } from "../../../rules/load-pack";
import { Analysis, type LinkedResult } from "../../analyze";
import type { Patience } from "./linked-program";
import { compileRules, type RuleSet } from "../../rule-set";

const MODEL = `
packages: [lib]
types:
  Request: { from: ["Member[listen].Argument[0].Parameter[0]"] }
  Store: { from: ["Member[Store].Instance"] }
sources:
  - { path: "Member[source].ReturnValue", kind: remote, what: "the input" }
  - { path: "Request.Member[query]", kind: remote, what: "the query" }
sinks:
  - { path: "Member[sink].Argument[0]", kind: command, what: "a command" }
  - { path: "Store.Member[run].Argument[0]", kind: command, what: "a query" }
sanitizers:
  - { callee: "Member[escape]", kinds: [command] }
guards:
  - { callee: "Member[isSafe]", argument: 0, holds: true, kinds: all }
`;

const RULE = `
id: command
title: test
severity: high
confidence: high
message: "{source} reaches {sink}"
why: test
remedy: test
cwe: [1]
owasp: []
references: []
languages: [javascript, typescript]
flow: { sources: [remote], sinks: [command] }
`;

/** One rule over a library called `lib`: what `source()` gives must not reach `sink()`. */
export function testRules(builtins: readonly { readonly path: string; readonly text: string }[]): RuleSet {
  const sources = [...builtins, { path: "models/lib.yml", text: MODEL }, { path: "command/rule.yml", text: RULE }];
  const pack = loadPack(sources);
  if (pack.problems.length > 0) throw new Error(JSON.stringify(pack.problems));
  return compileRules(pack, () => true);
}

/** A project in memory; specifiers are resolved against file names with and without their extension. */
export class MemoryProject {
  readonly analysis: Analysis;
  private version = 0;

  constructor(
    rules: RuleSet,
    readonly files: Map<string, string>,
  ) {
    this.analysis = new Analysis(rules, {
      resolve: (specifier, from) => this.resolve(specifier, from),
      read: (uri) => this.read(uri),
      programFor: () => ({ threatModels: new Set(["remote"]), budgetMilliseconds: 60_000, dependencies: new Map() }),
    });
  }

  /** Findings as `line: source line → …`, so that two results can be compared. */
  resultOf(name: string, patience?: Patience): LinkedResult {
    const document = this.read(uriOf(name));
    if (!document) throw new Error(`there is no ${name}`);
    return this.analysis.analyze(document, NEVER_CANCELLED, patience);
  }

  edit(name: string, text: string): void {
    const isNew = !this.files.has(name);
    this.files.set(name, text);
    this.version++;
    this.analysis.program.filesChanged([uriOf(name)], isNew);
  }

  remove(name: string): void {
    this.files.delete(name);
    this.analysis.program.filesChanged([uriOf(name)], true);
  }

  private read(uri: string): SourceDocument | undefined {
    const text = this.files.get(nameOf(uri));
    const languageId = uri.endsWith("ts") ? "typescript" : "javascript";
    return text === undefined ? undefined : new SourceDocument(uri, languageId, this.version, text);
  }

  private resolve(specifier: string, from: string): string | undefined {
    if (!specifier.startsWith(".")) return undefined;
    const path = nameOf(new URL(specifier, from).href);
    const found = [path, `${path}.js`, `${path}.ts`, `${path}/index.js`, `${path}/index.ts`].find((name) => this.files.has(name));
    return found === undefined ? undefined : uriOf(found);
  }
}

export function uriOf(name: string): string {
  return `file:///project/${name}`;
}

function nameOf(uri: string): string {
  return uri.slice("file:///project/".length);
}
