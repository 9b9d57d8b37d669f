import { COMMON_FILES, generateLinkedModule, type ProjectFiles } from "./generated-project";

export const EDITED = "src/core.ts";
const LAYERS = 4;
const MODULES_A_LAYER = 50;
const EDITED_LINES = 1000;
const DEPENDENT_LINES = 80;

/** Stands in the line of a module that has a finding as long as what the edited one exports hands data on as it is. */
export const DEPENDS_ON_EDITED = "-- as asked";
/** What is replaced in the edited module. */
export const HANDS_ON = "  return value.trim();";
export const MAKES_HARMLESS = "  return String(Number(value));";
export const LOCAL_NUMBER = "const LONGEST = 2";

/**
 * A module of 1,000 lines and 200 that depend on it, in four layers: each but those of the first imports two of the layer below.
 * Data of a request passes all of them on its way into a query.
 */
export function dependentsProject(): { files: ProjectFiles; dependents: readonly string[] } {
  const files: ProjectFiles = new Map(COMMON_FILES);
  files.set(EDITED, generateLinkedModule({ imports: "", lines: EDITED_LINES, seed: 1, uses: EDITED_EXPORTS }));
  const dependents: string[] = [];
  for (let layer = 1; layer <= LAYERS; layer++) {
    for (let number = 0; number < MODULES_A_LAYER; number++) {
      const path = `src/${nameOf(layer, number)}.ts`;
      const imports = importsOf(layer, number);
      const uses = usesOf(nameOf(layer, number));
      files.set(path, generateLinkedModule({ imports, lines: DEPENDENT_LINES, seed: layer * MODULES_A_LAYER + number, uses }));
      dependents.push(path);
    }
  }
  return { files, dependents };
}

const EDITED_EXPORTS = `
function longest(): number {
  ${LOCAL_NUMBER};
  return LONGEST;
}

router.get("/core/longest", (request, response) => {
  response.json({ longest: longest() });
});

export function pass(value: string): string {
  if (value.length > 80) logger.info("passed on", { length: value.length });
${HANDS_ON}
}

export async function record(value: string): Promise<void> {
  await pool.query("INSERT INTO passed VALUES ('" + value + "') ${DEPENDS_ON_EDITED}");
}
`;

function nameOf(layer: number, number: number): string {
  return `layer${layer}-${number}`;
}

function importsOf(layer: number, number: number): string {
  const [first, second] = layer === 1 ? ["core", "core"] : [nameOf(layer - 1, number), nameOf(layer - 1, (number + 1) % MODULES_A_LAYER)];
  return `import { pass as first, record as keep } from "./${first}";\nimport { pass as second } from "./${second}";\n`;
}

function usesOf(name: string): string {
  return `
export function pass(value: string): string {
  return value.length > 80 ? first(value) : second(value);
}

export async function record(value: string): Promise<void> {
  await keep(value);
}

router.get("/${name}/wanted", async (request, response) => {
  const wanted = pass(String(request.query.wanted));
  await record(wanted);
  const { rows } = await pool.query("SELECT * FROM orders WHERE name = '" + wanted + "' ${DEPENDS_ON_EDITED}");
  response.json(rows);
});
`;
}
