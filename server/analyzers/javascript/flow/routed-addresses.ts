import type { TSESTree } from "@typescript-eslint/types";
import { constantOf } from "../program/constants";
import type { JavaScriptModule } from "../program/module";
import { memberNameOf } from "../program/names";
import { unwrap } from "../syntax/tree";
import { regExpOf } from "./regexp-literals";

type Node = TSESTree.Node;

const ADDRESSES: ReadonlySet<string> = new Set(["url", "originalUrl", "path"]);
const ROUTERS: ReadonlySet<string> = new Set(["get", "post", "put", "patch", "delete", "del", "head", "options", "all"]);
const PATHS: ReadonlySet<string> = new Set(["url", "path"]);

/** A path whose first step is written out: no address that is `//host` comes to what handles it. */
const BEGUN = /^\/[\w.~-]/;

/**
 * True for the address of a request where what reads it handles a route that begins with a constant step, and takes nothing out of a text but
 * its end: as a whole, such an address leads to this site.
 */
export function isOfBegunRoute(module: JavaScriptModule, node: Node): boolean {
  if (node.type !== "MemberExpression" || !ADDRESSES.has(memberNameOf(module, node) ?? "")) return false;
  for (let inner: Node = node, outer = module.tree.parentOf(node); outer; inner = outer, outer = module.tree.parentOf(outer)) {
    if (inner.type !== "ArrowFunctionExpression" && inner.type !== "FunctionExpression") continue;
    const path = routeOf(module, inner, outer);
    if (path !== undefined) return BEGUN.test(path) && !isCutAtStart(module, inner);
  }
  return false;
}

/** The path of the route that a function handles: `app.get("/a", f)`, `app.route({ url: "/a", handler: f })`. */
function routeOf(module: JavaScriptModule, handler: Node, outer: Node): string | undefined {
  if (outer.type === "CallExpression" && outer.callee !== handler) {
    const isRouter = outer.callee.type === "MemberExpression" && ROUTERS.has(memberNameOf(module, outer.callee) ?? "");
    return isRouter ? textOf(module, outer.arguments[0]) : undefined;
  }
  const options = outer.type === "Property" && isNamed(outer, "handler") ? module.tree.parentOf(outer) : undefined;
  if (options?.type !== "ObjectExpression") return undefined;
  const path = options.properties.find((each) => each.type === "Property" && [...PATHS].some((name) => isNamed(each, name)));
  return path?.type === "Property" ? textOf(module, path.value) : undefined;
}

function isNamed({ key, computed }: TSESTree.Property, name: string): boolean {
  return !computed && key.type === "Identifier" && key.name === name;
}

/** The constant text that an expression is, or begins with. */
function textOf(module: JavaScriptModule, expression: Node | undefined): string | undefined {
  const node = expression && unwrap(expression);
  if (!node) return undefined;
  const constant = constantOf(module, node);
  if (constant !== undefined) return typeof constant === "string" ? constant : undefined;
  if (node.type === "TemplateLiteral") {
    const start = node.quasis[0]?.value.cooked ?? "";
    return start === "" ? textOf(module, node.expressions[0]) : start;
  }
  return node.type === "BinaryExpression" && node.operator === "+" ? textOf(module, node.left) : undefined;
}

/** `url.replace("/old", "")`: what is left may begin in another way. */
function isCutAtStart(module: JavaScriptModule, handler: Node): boolean {
  return module.tree.nodesIn(handler, "CallExpression").some((call) => {
    if (call.callee.type !== "MemberExpression") return false;
    if (!/^replace/.test(memberNameOf(module, call.callee) ?? "")) return false;
    const pattern = call.arguments[0] && regExpOf(module, call.arguments[0]);
    return !pattern?.pattern.endsWith("$");
  });
}
