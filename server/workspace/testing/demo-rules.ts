/**
 * Rules and models as a project writes them below `.buckler/`, about a library that does not exist: what they find
 * depends on no built-in knowledge.
 */
export const DEMO_CONFIG: Readonly<Record<string, string>> = {
  ".buckler/models/demo.yml": `packages: [demo]
docs: https://demo.example.test
sources:
  - { path: "Member[input].ReturnValue", kind: remote, what: "the visitor's input" }
  - { path: "Member[argument].ReturnValue", kind: local, what: "an argument" }
sinks:
  - { path: "Member[run].Argument[0]", kind: demo-run, what: "what demo runs" }
`,
  ".buckler/rules/demo-run/rule.yml": `id: demo-run
title: Visitors choose what runs
severity: high
confidence: high
message: "{source} becomes part of {sink}."
why: Visitors run whatever they like.
remedy: |
  Choose from **a list** of [things](https://demo.example.test) to run.

  More words.
cwe: [94, 20]
owasp: ["A05:2025"]
asvs: [V1.3.2]
references: [https://demo.example.test/safety]
languages: [javascript, typescript]
flow: { sources: [remote, local], sinks: [demo-run] }
`,
};

/** One finding of the demo rule, on the second line. */
export const DEMO_FINDING = `import { input, run } from "demo";\nrun(input());\n`;
