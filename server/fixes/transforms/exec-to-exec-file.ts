import type { TSESTree } from "@typescript-eslint/types";
import { constantOf } from "../../analyzers/javascript/program/constants";
import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import { nameOf } from "../../analyzers/javascript/program/names";
import { spanOf, unwrap } from "../../analyzers/javascript/syntax/tree";
import type { TextEdit } from "../../core/edit";
import { calledNameOf, choicesOf, definitionOf, isStatic, joinedListOf } from "./expression-facts";
import { flatten, HOLE, holesIn, sourceOf, type FlatText } from "./flat-text";
import { callOfArgument, hasFixedPositions } from "./lists";
import { hasSpread, propertyOf } from "./object-literal";
import { formOfText, printText } from "./print-text";
import { isCallback } from "./query-arguments";
import { readSource } from "./query-text";
import { nameInstead } from "./rename-import";
import { canMoveTo } from "./scope";
import { needsShell, readShellWords, type ShellWord } from "./shell-words";
import { removeStatement } from "./statements";
import { isText, mustBeText } from "./text-types";
import type { Transform } from "./transform";

/** The function that takes the same options and starts a program without a shell. */
const WITHOUT_SHELL: Readonly<Record<string, string>> = {
  "child_process.exec": "execFile",
  "child_process.execSync": "execFileSync",
};

/**
 * Starts a program with a list of arguments instead of giving a shell a command line: `exec("ping " + host)` becomes
 * `execFile("ping", [host])`. Only for lines that use nothing of the shell but words and quotes, and whose program is fixed.
 * `keepShell` names programs that are scripts on some systems and need one (`npm` on Windows).
 */
export const execToExecFile: Transform = (recipe) => {
  const keepShell = new Set(recipe.texts("keepShell"));
  recipe.end();
  return ({ module, node }) => {
    const source = node && readSource(module, node, 0);
    if (!source || source.isProperty) return [];
    const flat = flatten(module, source.text);
    const place = callOfArgument(module, source.sink);
    if (!flat || place?.call.type !== "CallExpression" || place.index !== 0) return [];
    const { call } = place;
    const words = readShellWords(flat.text);
    if (!words || needsShell(words) || keepShell.has(words[0]?.content ?? "") || !mayLeaveShell(module, call)) return [];
    const code = printWords(module, flat, words);
    const renamed = renameCallee(module, call.callee);
    if (code === undefined || !renamed) return [];
    const edits: TextEdit[] = [...renamed, { span: spanOf(unwrap(source.sink)), newText: code }];
    if (source.isMoved) {
      const removed = takeVariableAway(module, flat, unwrap(source.sink));
      if (!removed) return [];
      edits.push(...removed);
    }
    return [{ edits }];
  };
};

/** True when the options ask for nothing that needs the shell, and can be read. */
function mayLeaveShell(module: JavaScriptModule, call: TSESTree.CallExpression): boolean {
  const options = call.arguments[1];
  if (!options) return true;
  if (!hasFixedPositions(call, 1)) return false;
  const value = definitionOf(module, options);
  if (value.type === "ObjectExpression") return !hasSpread(value) && !propertyOf(module, value, "shell");
  return isCallback(module, options);
}

/** `"cmd", ["a", x]`; undefined when the program is not fixed, or a value may be several words or none. */
function printWords(module: JavaScriptModule, flat: FlatText, [command, ...words]: readonly ShellWord[]): string | undefined {
  if (!command || !holesIn(flat, command.start, command.end).every((hole) => isPlainWord(module, hole))) return undefined;
  const args: string[] = [];
  for (const word of words) {
    const holes = holesIn(flat, word.start, word.end);
    const list = word.content === HOLE && holes[0] && word.hasOpenHole ? joinedListOf(module, holes[0]) : undefined;
    if (list?.separator === " ") args.push(`...${sourceOf(module, list.list)}`);
    else if (holes.some((hole) => isEscaped(hole) || (word.hasOpenHole && mayBeSeveral(module, hole)))) return undefined;
    else args.push(printWord(module, flat, word, holes));
  }
  return `${printText(module, command.content, holesIn(flat, command.start, command.end), formOfText(flat))}, [${args.join(", ")}]`;
}

function printWord(module: JavaScriptModule, flat: FlatText, word: ShellWord, holes: readonly TSESTree.Expression[]): string {
  const code = printText(module, word.content, holes, formOfText(flat));
  const [hole] = holes;
  return word.content === HOLE && hole && mustBeText(module) && !isText(module, hole) ? `String(${code})` : code;
}

/** A constant that a shell takes for one word. */
function isPlainWord(module: JavaScriptModule, hole: TSESTree.Expression): boolean {
  return isStatic(module, hole) && choicesOf(hole).every((choice) => /^[\w@%+=:,./-]+$/.test(String(constantOf(module, choice))));
}

/** Functions that quote a value for a shell: without one, the quotes would be part of the value. */
function isEscaped(hole: TSESTree.Expression): boolean {
  return choicesOf(hole).some((choice) => /escape|quote|stringify/i.test(calledNameOf(choice) ?? ""));
}

const NAMES_OF_SEVERAL = /^(?:args|arguments|argv|flags?|opts|options|params|extra)$|(?:Args|Argv|Flags|Opts|Options|Params)$/;

/** True when a value outside of quotes may be meant as several words, or as none. */
function mayBeSeveral(module: JavaScriptModule, hole: TSESTree.Expression): boolean {
  if (isPlainWord(module, hole)) return false;
  return choicesOf(hole).some((choice) => {
    const name = choice.type === "MemberExpression" ? choice.property : choice;
    if (name.type === "Identifier" && NAMES_OF_SEVERAL.test(name.name)) return true;
    const value = definitionOf(module, choice);
    if (joinedListOf(module, value)?.separator === " ") return true;
    const text = flatten(module, value)?.text;
    return text !== undefined && (text === "" || /\s/.test(text));
  });
}

/** Edits of the function's name and of what imports it; through `promisify` where that serves for this call alone. */
function renameCallee(module: JavaScriptModule, callee: TSESTree.Expression): TextEdit[] | undefined {
  const expression = unwrap(callee);
  const direct = WITHOUT_SHELL[nameOf(module, expression) ?? ""];
  if (direct !== undefined) return nameInstead(module, expression, "child_process", direct);
  const promised = definitionOf(module, expression);
  if (promised.type !== "CallExpression" || nameOf(module, promised.callee) !== "util.promisify") return undefined;
  const uses = module.variableOf(expression)?.references.filter((reference) => reference.isRead()) ?? [expression];
  const [argument] = promised.arguments;
  const name = argument && WITHOUT_SHELL[nameOf(module, argument) ?? ""];
  return uses.length === 1 && argument && name !== undefined ? nameInstead(module, argument, "child_process", name) : undefined;
}

/** The variable that held the command line is no longer needed, unless it is logged as well. */
function takeVariableAway(module: JavaScriptModule, flat: FlatText, sink: TSESTree.Node): TextEdit[] | undefined {
  if (!flat.holes.every((hole) => canMoveTo(module, hole, sink))) return undefined;
  const variable = module.variableOf(sink);
  const isLogged = variable?.references.some((reference) => reference.isRead() && reference.identifier !== sink);
  if (isLogged) return [];
  const declarator = variable?.defs[0]?.node as TSESTree.Node | undefined;
  const declaration = declarator && module.tree.parentOf(declarator);
  if (declaration?.type !== "VariableDeclaration" || declaration.declarations.length !== 1) return undefined;
  const edit = removeStatement(module, declaration);
  return edit && [edit];
}
