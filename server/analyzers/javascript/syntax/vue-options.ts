import { AST_NODE_TYPES, type TSESTree } from "@typescript-eslint/types";
import { childrenOf } from "./tree";

type Node = TSESTree.Node;

/** Parses an expression; all of its nodes get the place given. */
export type MakeExpression = (code: string, range: TSESTree.Range) => TSESTree.Expression;

/**
 * A component that is written as an object of options shows what its functions give. So statements of the markup become a method of that
 * object, and read there what the options say: `text` is `this.data().text`, or what methods and hooks have put in its place.
 * @returns false where the module exports no such object
 */
export function showInComponent(program: TSESTree.Program, shown: readonly TSESTree.ProgramStatement[], make: MakeExpression): boolean {
  const options = optionsOf(program);
  if (!options) return false;
  const holder = make("({ markup() {} })", [options.range[1] - 1, options.range[1] - 1]);
  const method = holder.type === AST_NODE_TYPES.ObjectExpression ? holder.properties[0] : undefined;
  if (method?.type !== AST_NODE_TYPES.Property || method.value.type !== AST_NODE_TYPES.FunctionExpression) return false;
  for (const statement of shown) replaceNames(statement, new Map(readersOf(options)), make);
  method.value.body.body = [...shown];
  options.properties.push(method);
  return true;
}

/** `export default { … }`, `export default defineComponent({ … })`. */
function optionsOf(program: TSESTree.Program): TSESTree.ObjectExpression | undefined {
  for (const statement of program.body) {
    if (statement.type !== AST_NODE_TYPES.ExportDefaultDeclaration) continue;
    const { declaration } = statement;
    const options = declaration.type === AST_NODE_TYPES.CallExpression ? declaration.arguments[0] : declaration;
    if (options?.type === AST_NODE_TYPES.ObjectExpression) return options;
  }
  return undefined;
}

/** Names that the options declare for the markup, with code that reads each. */
function* readersOf(options: TSESTree.ObjectExpression): Iterable<readonly [string, string]> {
  for (const property of options.properties) {
    if (property.type !== AST_NODE_TYPES.Property) continue;
    const option = keyOf(property) ?? "";
    if (option === "data" || option === "setup") {
      for (const name of namesIn(resultOf(property.value))) {
        yield [name, option === "setup" ? `this.setup().${name}` : `(this.data().${name} || this.${name} || this.methods.${name})`];
      }
    } else if (option === "computed") {
      for (const name of namesIn(property.value)) yield [name, `this.computed.${name}()`];
    }
  }
}

/** What a function returns at its end. */
function resultOf(node: Node): Node | undefined {
  if (node.type !== AST_NODE_TYPES.FunctionExpression && node.type !== AST_NODE_TYPES.ArrowFunctionExpression) return undefined;
  if (node.body.type !== AST_NODE_TYPES.BlockStatement) return node.body;
  const last = node.body.body.findLast(({ type }) => type === AST_NODE_TYPES.ReturnStatement);
  return last?.type === AST_NODE_TYPES.ReturnStatement ? (last.argument ?? undefined) : undefined;
}

function namesIn(node: Node | undefined): string[] {
  if (node?.type !== AST_NODE_TYPES.ObjectExpression) return [];
  return node.properties.flatMap((property) => (property.type === AST_NODE_TYPES.Property ? (keyOf(property) ?? []) : []));
}

function keyOf({ computed, key }: TSESTree.Property): string | undefined {
  return !computed && key.type === AST_NODE_TYPES.Identifier ? key.name : undefined;
}

/** Puts what is read in place of names, except where they are names of properties. */
function replaceNames(node: Node, readers: ReadonlyMap<string, string>, make: MakeExpression): void {
  for (const [key, value] of Object.entries(node) as [string, unknown][]) {
    if (key === "parent" || (key === "property" && !isComputed(node)) || (key === "key" && !isComputed(node))) continue;
    const list = Array.isArray(value) ? (value as unknown[]) : [value];
    list.forEach((item, index) => {
      const code = isIdentifier(item) ? readers.get(item.name) : undefined;
      if (!isIdentifier(item) || code === undefined) return;
      const expression = make(code, item.range);
      if (Array.isArray(value)) value[index] = expression;
      else (node as unknown as Record<string, unknown>)[key] = expression;
    });
  }
  for (const child of childrenOf(node))
    if (child.type !== AST_NODE_TYPES.ThisExpression && !isMade(child)) replaceNames(child, readers, make);
}

function isIdentifier(value: unknown): value is TSESTree.Identifier {
  return typeof value === "object" && value !== null && (value as { type?: unknown }).type === AST_NODE_TYPES.Identifier;
}

function isComputed(node: Node): boolean {
  return (node as { computed?: boolean }).computed === true;
}

/** What was put in place of a name reads `this`, which markup does not. */
function isMade(node: Node): boolean {
  let inner = node;
  while (
    inner.type === AST_NODE_TYPES.MemberExpression ||
    inner.type === AST_NODE_TYPES.CallExpression ||
    inner.type === AST_NODE_TYPES.LogicalExpression
  ) {
    inner =
      inner.type === AST_NODE_TYPES.MemberExpression
        ? inner.object
        : inner.type === AST_NODE_TYPES.CallExpression
          ? inner.callee
          : inner.left;
  }
  return inner.type === AST_NODE_TYPES.ThisExpression;
}
