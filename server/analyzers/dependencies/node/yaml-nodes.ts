import { isMap, isPair, isScalar, isSeq, parseAllDocuments, visit, type Pair, type Scalar } from "yaml";
import { nodeTag } from "./image-tag";
import type { NodePlace, NodePlaces } from "./node-places";

/** What of a YAML file speaks of Node.js. */
export interface YamlPlaces {
  /** Keys whose value is a version, or a list of them. */
  readonly keys: readonly string[];
  /** `image:`, with the image itself or its `name`. */
  readonly images?: boolean;
  /** GitHub's `container:`, and a matrix whose list is called `node`. */
  readonly jobs?: boolean;
  /** Tasks of Azure that install Node.js. */
  readonly azure?: boolean;
}

/** Nobody writes a megabyte of these; larger ones are not read. */
const MAX_LENGTH = 1_000_000;

/** The places of a YAML file that say which Node.js is used; none where it cannot be read. */
export function nodesIn(text: string, what: YamlPlaces): readonly NodePlaces[] {
  if (text.length > MAX_LENGTH || !/node/i.test(text)) return [];
  const found: NodePlaces[] = [];
  /** A matrix says it in lists and in what it includes beside them. */
  const inMatrices = new Map<Pair, readonly (NodePlace | undefined)[]>();
  const add = (places: readonly (NodePlace | undefined)[]): void => {
    const known = places.filter((place) => place !== undefined);
    if (known.length > 0 && known.length === places.length) found.push(known);
  };
  try {
    for (const document of parseAllDocuments(text)) {
      visit(document, {
        Pair(_, pair, path) {
          const key = isScalar(pair.key) ? String(pair.key.value) : "";
          if (what.keys.includes(key) || (what.jobs === true && key === "node" && isInMatrix(path))) {
            const versions = scalarsOf(pair).map(versionOf);
            const matrix = matrixAround(path);
            if (matrix) inMatrices.set(matrix, [...(inMatrices.get(matrix) ?? []), ...versions]);
            else add(versions);
          }
          if (what.images === true && (key === "image" || (key === "name" && keyAbove(path) === "image"))) add(scalarsOf(pair).map(tagOf));
          if (what.jobs === true && (key === "container" || (key === "image" && keyAbove(path) === "container")))
            add(scalarsOf(pair).map(tagOf));
          if (what.azure === true && (key === "versionSpec" || key === "version") && isNodeTask(path)) add(scalarsOf(pair).map(versionOf));
        },
      });
    }
  } catch {
    // Whoever runs the file says what is wrong with it.
    return [];
  }
  for (const versions of inMatrices.values()) add(versions);
  return found;
}

function scalarsOf({ value }: Pair): readonly Scalar[] {
  if (isScalar(value)) return [value];
  return isSeq(value) ? value.items.filter((item) => isScalar(item)) : [];
}

function versionOf(scalar: Scalar): NodePlace | undefined {
  const written = writtenIn(scalar);
  // What a variable brings is said elsewhere.
  return written && !/[$<{]/.test(written.text) ? { ...written, form: "version" } : undefined;
}

function tagOf(scalar: Scalar): NodePlace | undefined {
  const written = writtenIn(scalar);
  return written && nodeTag(written.text, written.span.start);
}

/** The characters of a value, as they stand there: `16.10` is no number here. */
function writtenIn({ range, source, type }: Scalar): Omit<NodePlace, "form"> | undefined {
  if (!range || source === undefined || source === "" || /^BLOCK/.test(type ?? "")) return undefined;
  const start = range[0] + (type === "PLAIN" ? 0 : 1);
  return { span: { start, end: start + source.length }, text: source };
}

type Path = readonly unknown[];

function keyAbove(path: Path): string | undefined {
  const pair = path.findLast((node) => isPair(node));
  return pair && isScalar(pair.key) ? String(pair.key.value) : undefined;
}

function isInMatrix(path: Path): boolean {
  return keyAbove(path) === "matrix";
}

function matrixAround(path: Path): Pair | undefined {
  return path.find((node): node is Pair => isPair(node) && isScalar(node.key) && node.key.value === "matrix");
}

/** Azure's `inputs:` beside `task: NodeTool@0` or `UseNode@1`. */
function isNodeTask(path: Path): boolean {
  const inputs = path.findLastIndex((node) => isPair(node));
  const step = path.slice(0, Math.max(0, inputs)).findLast((node) => isMap(node));
  const task = isMap(step) ? step.get("task") : undefined;
  return typeof task === "string" && /^(?:NodeTool|UseNode)@/.test(task);
}
