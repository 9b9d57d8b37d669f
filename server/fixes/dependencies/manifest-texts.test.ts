import assert from "node:assert/strict";
import { projectOf } from "../../analyzers/dependencies/open-project";
import type { DependencyProject } from "../../analyzers/dependencies/dependency-project";
import { applyEdits } from "../../core/edit";
import type { Change } from "./change";
import { changedTexts, editOf } from "./manifest-texts";

const ROOT = "file:///project";

function open(files: Readonly<Record<string, string>>): { project: DependencyProject; read: (uri: string) => string | undefined } {
  const read = (uri: string): string | undefined => files[uri.slice(ROOT.length + 1)];
  const project = projectOf(`${ROOT}/package.json`, { root: ROOT, read, manifests: () => [] });
  assert.ok(project);
  return { project, read };
}

/** The text of a file after changes. */
function after(
  files: Readonly<Record<string, string>>,
  changesOf: (project: DependencyProject) => Change[],
  file = "package.json",
): string {
  const { project, read } = open(files);
  const texts = changedTexts(project, changesOf(project), read);
  assert.deepEqual(
    texts.map(({ uri }) => uri),
    [`${ROOT}/${file}`],
  );
  const [text] = texts;
  assert.ok(text);
  assert.equal(applyEdits(text.before, [editOf(text)]), text.after, "the edit leads to the same text");
  return text.after;
}

const raise =
  (name: string, range: string) =>
  ({ manifests }: DependencyProject): Change[] => {
    const manifest = manifests[0]!;
    const requirement = manifest.requirements.find((each) => each.name === name)!;
    return [{ kind: "raise", manifest, requirement, name, from: "1.0.0", version: "1.2.3", range }];
  };
const override =
  (parent: string, name: string, version = "6.5.3") =>
  (): Change[] => [{ kind: "override", name, from: "6.5.1", version, parent, asked: "" }];

describe("changedTexts", () => {
  it("changes a range and nothing else: tabs, line ends, escapes and the end of the file stay", () => {
    const text = '{\r\n\t"dependencies": {\r\n\t\t"a": "^1.0.0", "l\\u006fdash":   "^4.17.4"\r\n\t}\r\n}';
    assert.equal(after({ "package.json": text }, raise("lodash", "^4.17.21")), text.replace("^4.17.4", "^4.17.21"));
  });

  it("keeps the name behind an alias", () => {
    const text = '{"dependencies":{"x":"npm:@s/real@^1.0.0"}}';
    assert.equal(after({ "package.json": text }, raise("x", "^1.2.3")), '{"dependencies":{"x":"npm:@s/real@^1.2.3"}}');
  });

  it("overrides with npm below the package that asks", () => {
    const text = '{\n    "name": "p",\n    "dependencies": {}\n}\n';
    const expected =
      '{\n    "name": "p",\n    "dependencies": {},\n    "overrides": {\n        "express": {\n            "qs": "^6.5.3"\n        }\n    }\n}\n';
    assert.equal(after({ "package.json": text }, override("express", "qs")), expected);
  });

  it("keeps what npm's overrides say of that package itself", () => {
    const text = '{\n  "overrides": {\n    "express": "4.18.0"\n  }\n}\n';
    assert.deepEqual(JSON.parse(after({ "package.json": text }, override("express", "qs"))), {
      overrides: { express: { ".": "4.18.0", qs: "^6.5.3" } },
    });
  });

  const fields: readonly (readonly [manager: string, expected: unknown])[] = [
    ["yarn@1.22.22", { resolutions: { "**/express/qs": "^6.5.3" } }],
    ["yarn@4.5.0", { resolutions: { "express/qs": "^6.5.3" } }],
    ["pnpm@9.0.0", { pnpm: { overrides: { "express>qs": "^6.5.3" } } }],
    ["bun@1.2.0", { overrides: { qs: "^6.5.3" } }],
  ];
  for (const [packageManager, expected] of fields) {
    it(`overrides in the field of ${packageManager}`, () => {
      const text = JSON.stringify({ packageManager });
      assert.deepEqual(JSON.parse(after({ "package.json": text }, override("express", "qs"))), { packageManager, ...(expected as object) });
    });
  }

  it("overrides with newer versions of pnpm in its workspace file, whose comments stay", () => {
    const manifest = '{"packageManager":"pnpm@11.0.0"}';
    const workspace = "packages:\n  - a # first\n";
    const expected = 'packages:\n  - a # first\n\noverrides:\n  "express>qs": ^6.5.3\n';
    assert.equal(
      after({ "package.json": manifest, "pnpm-workspace.yaml": workspace }, override("express", "qs"), "pnpm-workspace.yaml"),
      expected,
    );
    const more = "overrides:\n    # why\n    a: ^1.0.0\npackages:\n  - a\n";
    assert.equal(
      after({ "package.json": manifest, "pnpm-workspace.yaml": more }, override("express", "qs"), "pnpm-workspace.yaml"),
      'overrides:\n    # why\n    "express>qs": ^6.5.3\n    a: ^1.0.0\npackages:\n  - a\n',
    );
  });

  const catalogs: readonly (readonly [where: string, file: string, before: string, range: string, after: string])[] = [
    ["pnpm's", "pnpm-workspace.yaml", "catalog:\n  a: ^1.0.0 # why\n  b: 1.0.0\n", "^1.2.3", "catalog:\n  a: ^1.2.3 # why\n  b: 1.0.0\n"],
    ["a quoted", "pnpm-workspace.yaml", "catalog:\n  'a': '^1.0.0'\n", "^1.2.3", "catalog:\n  'a': '^1.2.3'\n"],
    ["an unquoted", "pnpm-workspace.yaml", "catalog: { a: ^1.0.0 }\n", ">=1.2.3 <2", 'catalog: { a: ">=1.2.3 <2" }\n'],
    ["Yarn's", ".yarnrc.yml", "catalogs:\n  default:\n    a: 1.0.0\n", "1.2.3", "catalogs:\n  default:\n    a: 1.2.3\n"],
  ];
  for (const [where, file, before, range, expected] of catalogs) {
    it(`raises ${where} line of a catalog in ${file}, and nothing beside it`, () => {
      const manifest = '{"dependencies":{"a":"catalog:"}}';
      assert.equal(after({ "package.json": manifest, [file]: before }, raise("a", range), file), expected);
    });
  }

  it("raises Bun's catalog in the manifest of the root", () => {
    const text = '{"workspaces":{"packages":[],"catalogs":{"old":{"a":"^1.0.0"}}},"dependencies":{"a":"catalog:old"}}';
    assert.equal(after({ "package.json": text }, raise("a", "^1.2.3")), text.replace("^1.0.0", "^1.2.3"));
  });

  it("never writes an override of pnpm twice", () => {
    const files = (overrides: string): Record<string, string> => ({
      "package.json": '{"packageManager":"pnpm@11.0.0"}',
      "pnpm-workspace.yaml": `overrides:${overrides}\n`,
    });
    const written = (overrides: string): string => after(files(overrides), override("express", "qs"), "pnpm-workspace.yaml");
    assert.equal(written('\n  "express>qs": 6.5.2 # why'), 'overrides:\n  "express>qs": ^6.5.3 # why\n');
    assert.equal(written(""), "overrides:\n  express>qs: ^6.5.3\n");
    assert.equal(written(" { a: 1.0.0 }"), "overrides: { a: 1.0.0, express>qs: ^6.5.3 }\n");
  });

  it("leaves manifests alone where the package manager's update is all that it takes", () => {
    const { project, read } = open({ "package.json": "{}" });
    assert.deepEqual(changedTexts(project, [{ kind: "update", name: "qs", version: "6.5.3" }], read), []);
  });
});
