import { COMMON_FILES, generateLinkedModule, type ProjectFiles } from "./generated-project";
import { SeededRandom } from "./random";

const MODULE_LINES = 140;

/**
 * A service of about `lines` lines: features of three modules each, on top of each other, that also use each other's lowest, and an
 * application that puts them together. A bigger one has more features and not longer ways through them, as where people work in layers.
 */
export function growingProject(lines: number): ProjectFiles {
  const files: ProjectFiles = new Map(COMMON_FILES);
  const random = new SeededRandom(lines);
  let features = 0;
  for (let count = 0; count < lines; features++) {
    const other = random.below(features + 1);
    for (const [layer, module] of Object.entries(LAYERS)) {
      const seed = features * 3 + Object.keys(LAYERS).indexOf(layer);
      const text = generateLinkedModule({ ...module(features, other), lines: MODULE_LINES, seed, depth: 1 });
      files.set(`src/feature${features}/${layer}.ts`, text);
      count += text.split("\n").length;
    }
  }
  files.set("src/app.ts", application(features));
  return files;
}

/** What is special about each module of a feature; `other` is a feature that it uses. */
const LAYERS: Readonly<Record<"store" | "service" | "routes", (feature: number, other: number) => { imports: string; uses: string }>> = {
  store: (feature) => ({
    imports: "",
    uses: `
export async function findBy(column: string, value: string): Promise<Order[]> {
  const { rows } = await pool.query<Order>("SELECT * FROM feature${feature} WHERE " + column + " = '" + value + "'");
  return rows;
}

export async function findById(id: string): Promise<Order | undefined> {
  const { rows } = await pool.query<Order>("SELECT * FROM feature${feature} WHERE id = $1", [id]);
  return rows[0];
}
`,
  }),
  service: (feature, other) => ({
    imports: `import { findBy, findById } from "./store";\nimport { findById as findOther } from "../feature${other}/store";\n`,
    uses: `
export class Search${feature} {
  async run(term: string, id: string): Promise<unknown> {
    const related = await findOther(id);
    const found = await findBy("name", term.trim());
    return { found, related, first: await findById(found[0]?.id ?? id) };
  }
}
`,
  }),
  routes: (feature) => ({
    imports: `import { Search${feature} } from "./service";\n`,
    uses: `
const search = new Search${feature}();

router.get("/search", async (request, response) => {
  response.json(await search.run(String(request.query.term), String(request.query.id)));
});
`,
  }),
};

function application(features: number): string {
  const numbers = Array.from({ length: features }, (_, feature) => feature);
  return [
    `import express from "express";`,
    `import { config } from "./config";`,
    ...numbers.map((feature) => `import { router as router${feature} } from "./feature${feature}/routes";`),
    "",
    "const app = express();",
    ...numbers.map((feature) => `app.use("/feature${feature}", router${feature});`),
    "app.listen(config.port);",
    "",
  ].join("\n");
}
