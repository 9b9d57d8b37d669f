import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { propertyOf } from "../../../server/rules/object-literal";
import { memberOf } from "../../../server/rules/tree-questions";

/** Functions that serve a folder given as an argument, and where it is. */
const BY_ARGUMENT: Readonly<Record<string, number>> = {
  "express.static": 0,
  "connect.static": 0,
  "serve-static": 0,
  "serve-index": 0,
  "koa-static": 0,
  ecstatic: 0,
  st: 0,
  sirv: 0,
};

/** Functions that serve a folder named in options: which argument, which property. */
const BY_OPTION: Readonly<Record<string, { readonly argument: number; readonly property: string }>> = {
  "serve-handler": { argument: 2, property: "public" },
  "restify.plugins.serveStatic": { argument: 0, property: "directory" },
  "restify.serveStatic": { argument: 0, property: "directory" },
  ecstatic: { argument: 0, property: "root" },
  st: { argument: 0, property: "path" },
};

const FASTIFY_PLUGIN = /^(?:@fastify\/static|fastify-static)$/;

/** Stands for the folder of the module at the beginning of a path. */
const MODULE_FOLDER = "\0module";
const HOME = "\0home";

const check: CodeCheck = (context) => {
  for (const call of context.nodes("CallExpression")) {
    const folder = folderServedBy(context, call);
    const path = folder && pathOf(context, folder);
    const content = path === undefined ? undefined : privateContent(context, path);
    if (folder && content !== undefined)
      context.report({ node: call, facts: { folder: context.document.textOf({ start: folder.range[0], end: folder.range[1] }), content } });
  }
};

export default check;

function folderServedBy(context: CheckContext, call: TSESTree.CallExpression): TSESTree.Node | undefined {
  const name = context.nameOf(call.callee);
  if (name === undefined) {
    const [plugin, options] = call.arguments;
    const isPlugin = memberOf(call.callee) === "register" && plugin !== undefined && FASTIFY_PLUGIN.test(context.nameOf(plugin) ?? "");
    return isPlugin && options ? propertyIn(context, options, "root") : undefined;
  }
  const position = Object.hasOwn(BY_ARGUMENT, name) ? BY_ARGUMENT[name] : undefined;
  const option = Object.hasOwn(BY_OPTION, name) ? BY_OPTION[name] : undefined;
  const options = option && call.arguments[option.argument];
  const inOptions = option && options && propertyIn(context, options, option.property);
  return inOptions ?? (position === undefined ? undefined : call.arguments[position]);
}

function propertyIn(context: CheckContext, options: TSESTree.Node, name: string): TSESTree.Node | undefined {
  const object = context.valueOf(options);
  return object.type === "ObjectExpression" ? propertyOf(object, name)?.value : undefined;
}

/** What is in a folder that nobody means to publish, in words. */
function privateContent(context: CheckContext, path: string): string | undefined {
  if (/(?:^|\/)node_modules(?:\/(?:@[^/]+\/)?[^/]+)?\/?$/.test(path))
    return "the installed packages with their manifests, tests and sources";
  if (path === "/") return "every file of the machine";
  if (path === HOME) return "the home folder with its keys and settings";
  if (path === ".") return "the folder that the program runs in with its sources, manifest and settings";
  if (path === MODULE_FOLDER && context.liesBesideManifest) return "the program's own sources, manifest and settings";
  return undefined;
}

/** The path that an expression makes, without `.` and `..` where those can be resolved; undefined when it is not certain. */
function pathOf(context: CheckContext, expression: TSESTree.Node): string | undefined {
  const text = textOf(context, expression);
  return text === undefined ? undefined : normalized(text);
}

function textOf(context: CheckContext, expression: TSESTree.Node, depth = 0): string | undefined {
  if (depth > 12) return undefined;
  const node = context.valueOf(expression);
  const constant = context.constantOf(node);
  if (typeof constant === "string") return constant;
  const recurse = (inner: TSESTree.Node): string | undefined => textOf(context, inner, depth + 1);
  const name = context.nameOf(node);
  if (name === "__dirname" || (node.type === "MemberExpression" && memberOf(node) === "dirname" && node.object.type === "MetaProperty"))
    return MODULE_FOLDER;
  switch (node.type) {
    case "BinaryExpression": {
      const [left, right] = [recurse(node.left), recurse(node.right)];
      return node.operator === "+" && left !== undefined && right !== undefined ? left + right : undefined;
    }
    case "TemplateLiteral":
      return joined(
        node.quasis.flatMap((quasi, index) => {
          const inner = node.expressions[index];
          return inner ? [quasi.value.raw, recurse(inner)] : [quasi.value.raw];
        }),
        "",
      );
    case "CallExpression":
      return textOfCall(context, node, recurse);
    default:
      return undefined;
  }
}

function textOfCall(
  context: CheckContext,
  call: TSESTree.CallExpression,
  recurse: (inner: TSESTree.Node) => string | undefined,
): string | undefined {
  const name = context.nameOf(call.callee);
  switch (name) {
    case "path.join":
    case "path.normalize":
      return joined(call.arguments.map(recurse), "/");
    case "path.resolve": {
      const parts = call.arguments.map(recurse);
      const start = parts.findLastIndex((part) => part !== undefined && (part.startsWith("/") || part.startsWith("\0")));
      return joined(start < 0 ? [".", ...parts] : parts.slice(start), "/");
    }
    case "path.dirname": {
      const [argument] = call.arguments;
      const inner = argument && context.valueOf(argument);
      const file =
        inner?.type === "CallExpression" && context.nameOf(inner.callee) === "url.fileURLToPath" ? inner.arguments[0] : undefined;
      return file?.type === "MemberExpression" && file.object.type === "MetaProperty" ? MODULE_FOLDER : undefined;
    }
    case "process.cwd":
      return ".";
    case "os.homedir":
      return HOME;
    default:
      return undefined;
  }
}

function joined(parts: readonly (string | undefined)[], separator: string): string | undefined {
  return parts.every((part) => part !== undefined) ? parts.join(separator) : undefined;
}

function normalized(path: string): string {
  const out: string[] = [];
  for (const part of path.split(/[\\/]+/)) {
    if (part === "." || part === "") continue;
    const last = out.at(-1);
    if (part === ".." && last !== undefined && last !== ".." && !last.startsWith("\0")) out.pop();
    else out.push(part);
  }
  if (path.startsWith("/")) return `/${out.join("/")}`;
  return out.join("/") || ".";
}
