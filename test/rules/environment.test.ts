import assert from "node:assert/strict";
import { runChecks } from "../../server/analyzers/javascript/checks/run";
import { buildModule } from "../../server/analyzers/javascript/program/module";
import type { CheckContext } from "../../server/rules/code-rule";
import { isForDevelopmentOnly } from "../../server/rules/environment";
import { loadPack } from "../../server/rules/load-pack";
import { documentOf } from "./rule-folder";

/** Whether the call `mark()` in a text only runs in development. */
function isMarkForDevelopment(text: string): boolean {
  const answers: boolean[] = [];
  const checks = new Map([
    [
      "mark",
      (context: CheckContext) => {
        for (const call of context.nodes("CallExpression")) {
          if (call.callee.type === "Identifier" && call.callee.name === "mark") answers.push(isForDevelopmentOnly(context, call));
        }
      },
    ],
  ]);
  const { rules } = loadPack([{ path: "mark/rule.yml", text: "id: mark\nmessage: m\nseverity: low\ncode: true\n" }], checks);
  const program = { threatModels: new Set<never>(), budgetMilliseconds: 1000, dependencies: new Map<string, string>() };
  runChecks(buildModule(documentOf("example.ts", text)), rules, checks, program);
  assert.equal(answers.length, 1);
  return answers[0] === true;
}

describe("code for development only", () => {
  const development = [
    'if (process.env.NODE_ENV !== "production") mark();',
    'if ("production" != process.env.NODE_ENV) { setUp(); mark(); }',
    'if (process.env.NODE_ENV === "production") strict(); else mark();',
    'const value = process.env.NODE_ENV === "development" ? mark() : undefined;',
    'const isProduction = process.env.NODE_ENV === "production"; if (!isProduction) mark();',
    'if (app.get("env") === "test") mark();',
    "if (isDev) mark();",
    "if (config.isDevelopment && verbose) mark();",
    "isDev && mark();",
    "isProd || mark();",
    'if (!(process.env.NODE_ENV === "production" || staging)) mark();',
    'if (isDev || process.env.NODE_ENV === "test") { run(() => mark()); }',
  ];
  for (const text of development) {
    it(`is in: ${text}`, () => {
      assert.equal(isMarkForDevelopment(text), true);
    });
  }

  const others = [
    "mark();",
    'if (process.env.NODE_ENV === "production") mark();',
    'if (process.env.NODE_ENV !== "development") mark();',
    'if (process.env.NODE_ENV === "staging") mark();',
    'const value = process.env.NODE_ENV === "production" ? mark() : undefined;',
    "if (isProd) mark();",
    "if (!isDev) mark();",
    "if (isDev || force) mark();",
    "isDev || mark();",
    "isDev ?? mark();",
    'if (process.env.REGION === "test") mark();',
    "if (mark() && isDev) run();",
  ];
  for (const text of others) {
    it(`is not in: ${text}`, () => {
      assert.equal(isMarkForDevelopment(text), false);
    });
  }
});
