import type { TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import type { TextEdit } from "../../core/edit";
import type { Finding } from "../../core/finding";
import { CodeTemplate } from "./code-template";
import { indentationAt, styleOf } from "./style";
import type { Transform } from "./transform";

/**
 * Puts a statement where the name of a property comes in that the data of the finding chooses: at the beginning of the loop or the function
 * that it is a variable of, or behind its declaration. `guard` is the statement, in which `$NAME` is the variable; `inLoop` stands there
 * instead in a loop over the properties of an object, which can go on with the next.
 */
export const guardName: Transform = (recipe) => {
  const guard = CodeTemplate.statements(recipe.text("guard"));
  const inLoop = CodeTemplate.statements(recipe.text("inLoop"));
  recipe.end();
  return ({ module, finding }) => {
    const key = nameRead(module, finding);
    const [definition] = (key && module.variableOf(key)?.defs) ?? [];
    const place = definition && placeOf(module, definition.name);
    if (!key || !place) return [];
    const template = place.owner.type === "ForInStatement" ? inLoop : guard;
    const printed = template.print(module, place.owner, new Map([["$NAME", { code: key.name, isTight: true }]]));
    return printed ? [{ edits: [...printed.edits, place.insert(printed.code)] }] : [];
  };
};

/** The variable in `object[key]`, the last on the way before the sink. */
function nameRead(module: JavaScriptModule, finding: Finding): TSESTree.Identifier | undefined {
  for (const { location, kind } of [...finding.flow].reverse()) {
    const node = kind === "step" && location.uri === module.document.uri ? module.tree.nodeAt(location.span) : undefined;
    if (node?.type === "MemberExpression" && node.computed) return node.property.type === "Identifier" ? node.property : undefined;
  }
  return undefined;
}

interface Place {
  readonly owner: TSESTree.Node;
  insert(code: string): TextEdit;
}

function placeOf(module: JavaScriptModule, name: TSESTree.Node): Place | undefined {
  let inner = name;
  for (let node = module.tree.parentOf(name); node; inner = node, node = module.tree.parentOf(node)) {
    switch (node.type) {
      case "VariableDeclaration": {
        const loop = module.tree.parentOf(node);
        if ((loop?.type === "ForOfStatement" || loop?.type === "ForInStatement") && loop.left === node)
          return inBlock(module, loop, loop.body);
        return loop?.type === "BlockStatement" || loop?.type === "Program" ? behind(module, node) : undefined;
      }
      case "FunctionDeclaration":
      case "FunctionExpression":
      case "ArrowFunctionExpression":
        return node.body === inner ? undefined : inBlock(module, node, node.body);
    }
  }
  return undefined;
}

function inBlock(module: JavaScriptModule, owner: TSESTree.Node, body: TSESTree.Node): Place | undefined {
  const first = body.type === "BlockStatement" ? body.body[0] : undefined;
  if (!first) return undefined;
  const start = body.range[0] + 1;
  const { text } = module.document;
  if (!text.slice(start, first.range[0]).includes("\n")) return undefined;
  const gap = styleOf(module).lineEnd + indentationAt(text, first.range[0]);
  return { owner, insert: (code) => ({ span: { start, end: start }, newText: gap + code }) };
}

function behind(module: JavaScriptModule, statement: TSESTree.Node): Place {
  const end = statement.range[1];
  const gap = styleOf(module).lineEnd + indentationAt(module.document.text, statement.range[0]);
  return { owner: statement, insert: (code) => ({ span: { start: end, end }, newText: gap + code }) };
}
