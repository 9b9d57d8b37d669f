import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { Analysis } from "../../server/analyzers/analyze";
import type { DependencySettings } from "../../server/analyzers/dependencies/dependency-problem";
import type { PackageMetadata } from "../../server/analyzers/dependencies/package-metadata";
import { compileRules } from "../../server/analyzers/rule-set";
import { NEVER_CANCELLED } from "../../server/core/cancellation";
import { SourceDocument } from "../../server/core/document";
import type { Finding } from "../../server/core/finding";
import { loadBuiltinPack } from "../../server/hosts/builtin-pack";
import type { Advisory } from "../../server/rules/advisory";
import { NO_KNOWLEDGE, type DependencyKnowledge } from "../../server/rules/dependency-knowledge";
import type { RulePack } from "../../server/rules/rule-pack";

/** A small project, and where the rule reports in it. */
interface Case {
  readonly case: string;
  readonly files: Readonly<Record<string, string>>;
  /** `file:line`, one-based; empty where all is well. */
  readonly findings: readonly string[];
  /** Those of them that the rule doubts, so that they are only shown with all rules. */
  readonly doubtful?: readonly string[];
  /** What it says there, where that matters. */
  readonly messages?: readonly string[];
  readonly settings?: Partial<DependencySettings>;
  /** When versions were published, by package and version, as far as it is known. */
  readonly published?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What is known of packages in this case; nothing by default. */
  readonly knowledge?: Partial<Omit<DependencyKnowledge, "lookalikes" | "advisories">> & {
    readonly lookalikes?: readonly string[];
    /** By package. */
    readonly advisories?: Readonly<Record<string, readonly Advisory[]>>;
  };
}

const RULES = join(import.meta.dirname, "../../rules/dependencies");
const ROOT = "file:///project";
/** The day on which all examples are looked at. */
const TODAY = "2026-11-28";

describe("the rules about dependencies", () => {
  let pack: RulePack;

  before(async () => {
    pack = await loadBuiltinPack();
  });

  for (const id of readdirSync(RULES)) {
    describe(id, () => {
      const cases = casesOf(id);

      it("has examples of both kinds", () => {
        assert.ok(
          cases.some(({ findings }) => findings.length > 0),
          "no bad example",
        );
        assert.ok(
          cases.some(({ findings }) => findings.length === 0),
          "no good example",
        );
      });

      for (const example of cases) {
        it(`reports where it should: ${example.case}`, () => {
          const found = findingsOf(pack, id, example);
          assert.deepEqual(found.map(placeOf).sort(), [...example.findings].sort());
          const rule = pack.rules.find((each) => each.id === id);
          const doubted = found.filter(({ confidence }) => confidence === "low" && rule?.confidence !== "low");
          assert.deepEqual(doubted.map(placeOf).sort(), [...(example.doubtful ?? [])].sort(), "what is only shown with all rules");
          if (example.messages)
            assert.deepEqual(
              found.map(({ message }) => message),
              example.messages,
            );
          for (const { message } of found) assert.doesNotMatch(message, /\{[a-z]+\}/, "every placeholder has a value");
        });
      }
    });
  }
});

function casesOf(id: string): readonly Case[] {
  const path = join(RULES, id, "examples.yml");
  assert.ok(existsSync(path), `${id} has no examples.yml`);
  return parse(readFileSync(path, "utf8"), { merge: true }) as readonly Case[];
}

function findingsOf(pack: RulePack, id: string, { files, settings, knowledge, published }: Case): Finding[] {
  const analysis = new Analysis(
    compileRules(pack, (rule) => rule.id === id),
    {
      resolve: () => undefined,
      read: (uri) => documentOf(uri.slice(ROOT.length + 1), files),
      programFor: () => ({ threatModels: new Set(), budgetMilliseconds: 60_000, dependencies: new Map() }),
    },
    {
      host: {
        root: ROOT,
        read: (uri) => files[uri.slice(ROOT.length + 1)],
        readInstalled: (uri) => files[uri.slice(ROOT.length + 1)],
        manifests: () =>
          Object.keys(files)
            .filter((name) => name.endsWith("package.json"))
            .map((name) => `${ROOT}/${name}`),
      },
      settings: { licences: { allow: [], deny: [] }, ...settings },
      knowledge: () => knowledgeOf(knowledge),
      metadata: () => metadataOf(published),
      today: () => TODAY,
      modulesAreKnown: () => true,
    },
  );
  const documents = Object.keys(files).flatMap((name) => documentOf(name, files) ?? []);
  for (const { uri, languageId } of documents) if (languageId === "javascript") analysis.program.add(uri);
  return documents.flatMap((document) => analysis.analyze(document, NEVER_CANCELLED).findings);
}

function documentOf(name: string, files: Case["files"]): SourceDocument | undefined {
  const text = files[name];
  return text === undefined ? undefined : new SourceDocument(`${ROOT}/${name}`, name.endsWith(".js") ? "javascript" : "plaintext", 1, text);
}

function knowledgeOf({ lookalikes = [], advisories = {}, ...others }: NonNullable<Case["knowledge"]> = {}): DependencyKnowledge {
  const records = new Map(Object.entries(advisories));
  return {
    ...NO_KNOWLEDGE,
    ...others,
    lookalikes: new Set(lookalikes),
    advisories: { ...NO_KNOWLEDGE.advisories, records: records.size, of: (name) => records.get(name) ?? [] },
  };
}

function metadataOf(times: Case["published"] = {}): PackageMetadata {
  return {
    of: (name) =>
      times[name] &&
      Object.entries(times[name]).map(([version, published]) => ({ version, published, dependencies: {}, deprecated: undefined })),
  };
}

function placeOf({ location }: Finding): string {
  return `${location.uri.slice(ROOT.length + 1)}:${location.range.start.line + 1}`;
}
