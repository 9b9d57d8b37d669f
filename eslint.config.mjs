import importX from "eslint-plugin-import-x";
import tseslint from "typescript-eslint";

/** The floors of the house, highest first (docs/architecture.md): a folder may import from lower floors only. */
const FLOORS = [["hosts"], ["workspace", "fixes"], ["analyzers"], ["reports", "rules"], ["core", "protocol"]];

const server = (folder) => `./server/${folder}`;

const zones = FLOORS.flatMap((floor, index) => {
  const above = FLOORS.slice(0, index).flat();
  return floor.flatMap((target) => {
    const beside = floor.filter((folder) => folder !== target);
    return [...above, ...beside].map((from) => ({ target: server(target), from: server(from) }));
  });
}).filter(({ target, from }) => !(target === server("workspace") && from === server("fixes")));

/** What must run in a web worker as well as in Node. */
const PURE = ["core", "analyzers", "rules", "fixes", "reports"];

export default tseslint.config(
  { ignores: ["dist/**", "out/**", "examples/**", "test/fixtures/**", "rules/**/{bad,good,fixed}*.*", "node_modules/**"] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ["*.mjs"] }, tsconfigRootDir: import.meta.dirname } },
    plugins: { "import-x": importX },
    settings: {
      "import-x/resolver": { node: { extensions: [".ts", ".mjs", ".js"] } },
      "import-x/parsers": { "@typescript-eslint/parser": [".ts"] },
    },
    rules: {
      // Packages have cycles of their own; reading them all took most of the time.
      "import-x/no-cycle": ["error", { ignoreExternal: true }],
      "import-x/no-restricted-paths": [
        "error",
        {
          zones: [
            ...zones,
            { target: "./server", from: ["./client", "./rules", "./test", "./bench"] },
            { target: "./client", from: "./server", except: ["./protocol"] },
            { target: "./rules", from: "./server", except: ["./rules"] },
          ],
        },
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      "@typescript-eslint/no-unnecessary-condition": ["error", { allowConstantLoopConditions: true }],
      "@typescript-eslint/consistent-type-imports": "error",
      // Node types of the tree are compared with their names; narrowing works on those just as well.
      "@typescript-eslint/no-unsafe-enum-comparison": "off",
    },
  },
  {
    files: PURE.map((folder) => `server/${folder}/**/*.ts`),
    ignores: ["**/*.test.ts", "**/*.testing.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: "^(node:|(fs|path|os|url|crypto|child_process|worker_threads|util|events|stream)$)",
              message: "must run in a web worker: take what you need as an argument",
            },
          ],
        },
      ],
    },
  },
  {
    // Readers note a mistake and give undefined in one expression: `return value.note("must be text")`.
    files: ["server/rules/load-*.ts", "server/rules/yaml-reader.ts"],
    rules: { "@typescript-eslint/no-confusing-void-expression": "off" },
  },
  { files: ["server/**/*.ts", "bench/**/*.ts"], rules: { "no-restricted-modules": "off" } },
  {
    files: ["**/*.test.ts", "test/**/*.ts"],
    rules: { "@typescript-eslint/no-non-null-assertion": "off", "@typescript-eslint/no-unused-expressions": "off" },
  },
  { files: ["**/*.mjs"], ...tseslint.configs.disableTypeChecked },
);
