import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { functionAround, isInside } from "../../../server/rules/tree-questions";

const FILES = /^(?:fs|fs\/promises|fs\.promises|fs-extra|graceful-fs)\.(?:promises\.)?(\w+)$/;
const CHECKS = /^(?:exists|access|stat|lstat|pathExists)(?:Sync)?$/;
/** What makes or changes a file that may be another one by now; reading a file that is gone only fails. */
const USES = /^(?:open|writeFile|appendFile|truncate|createWriteStream|outputFile|chmod|chown)(?:Sync)?$/;

/** A call that names a file. */
interface Access {
  readonly call: TSESTree.CallExpression;
  readonly name: string;
  readonly path: TSESTree.Node;
}

const check: CodeCheck = (context) => {
  const all = context.nodes("CallExpression").flatMap((call) => accessOf(context, call) ?? []);
  const checks = all.filter(({ name }) => CHECKS.test(name));
  if (checks.length === 0) return;
  for (const use of all) {
    if (!USES.test(use.name) || isCareful(context, use)) continue;
    const first = checks.find((other) => isCheckOf(context, other, use));
    if (!first) continue;
    const path = context.document.text.slice(...use.path.range);
    context.report({ node: use.call, facts: { path, check: first.name, use: use.name } });
  }
};

export default check;

function accessOf(context: CheckContext, call: TSESTree.CallExpression): Access | undefined {
  const name = FILES.exec(context.nameOf(call.callee) ?? "")?.[1];
  const [path] = call.arguments;
  return name !== undefined && path ? { call, name, path } : undefined;
}

/** A check before the use, in a condition around it or in a function around it that goes on after the check: of the same name, unchanged. */
function isCheckOf(context: CheckContext, check: Access, use: Access): boolean {
  if (check.call.range[1] > use.call.range[0] && !isInside(use.call, check.call)) return false;
  const around = functionAround(context, check.call);
  if (around && !isInside(use.call, around)) return false;
  const [one, other] = [check.path, use.path];
  if (one.type === "Identifier" && other.type === "Identifier") {
    if (one.name !== other.name) return false;
    const definition = context.definitionOf(one);
    return definition !== undefined && definition === context.definitionOf(other) && decides(context, check, use);
  }
  const text = context.document.text;
  const isSame =
    one.type === other.type &&
    ["MemberExpression", "Literal"].includes(one.type) &&
    text.slice(...one.range) === text.slice(...other.range);
  return isSame && decides(context, check, use);
}

/** True where the use stands in a callback of the check, or under a condition that the check decides. */
function decides(context: CheckContext, { call }: Access, use: Access): boolean {
  if (isInside(use.call, call)) return true;
  const isAsked = (test: TSESTree.Node): boolean => isInside(call, test) || namesResult(context, test, call);
  for (let node = context.parentOf(use.call), child: TSESTree.Node = use.call; node; child = node, node = context.parentOf(node)) {
    if ((node.type === "IfStatement" || node.type === "ConditionalExpression") && child !== node.test && isAsked(node.test)) return true;
    if (node.type === "LogicalExpression" && child === node.right && isAsked(node.left)) return true;
    if (node.type === "TryStatement" && child === node.handler && isInside(call, node.block)) return true;
  }
  return false;
}

/** `const stats = fs.statSync(file)` and then `if (stats.size > 0)`. */
function namesResult(context: CheckContext, test: TSESTree.Node, call: TSESTree.CallExpression): boolean {
  const parent = context.parentOf(call);
  const declarator = parent?.type === "AwaitExpression" ? context.parentOf(parent) : parent;
  if (declarator?.type !== "VariableDeclarator") return false;
  return context.nodes("Identifier").some((node) => isInside(node, test) && context.definitionOf(node) === declarator);
}

/** `flag: "wx"` fails where there is a file. */
function isCareful(context: CheckContext, { call }: Access): boolean {
  return call.arguments.slice(1).some((argument) => {
    const value = context.valueOf(argument);
    return /["'](?:[wa]x\+?|x[wa]\+?|r)["']|O_EXCL|O_RDONLY/.test(context.document.text.slice(...value.range));
  });
}
