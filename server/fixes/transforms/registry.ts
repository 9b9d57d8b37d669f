import { overrideDependency, raiseDependency } from "../dependencies/repair-dependency";
import { changeList } from "./change-list";
import { doubleBackslashes } from "./double-backslashes";
import { execToExecFile } from "./exec-to-exec-file";
import { guardHandler } from "./guard-handler";
import { guardName } from "./guard-name";
import { insertArgument } from "./insert-argument";
import { insertItem } from "./insert-item";
import { insertStatement } from "./insert-statement";
import { jsxText } from "./jsx-text";
import { parameterizeQuery } from "./parameterize-query";
import { randomToCrypto } from "./random-to-crypto";
import { removeProperty } from "./remove-property";
import { repairRegexp } from "./repair-regexp";
import { replaceArgument } from "./replace-argument";
import { replaceConstant } from "./replace-constant";
import { replaceMember } from "./replace-member";
import { replaceText } from "./replace-text";
import { rewrite } from "./rewrite";
import { setProperty } from "./set-property";
import { takeReplacement } from "./take-replacement";
import { textToFunction } from "./text-to-function";
import { toEnvironment } from "./to-environment";
import type { TextTransform } from "./text-transform";
import type { Transform } from "./transform";

/** Transforms by the names that recipes call them. */
export const TRANSFORMS: ReadonlyMap<string, Transform> = new Map([
  ["change-list", changeList],
  ["double-backslashes", doubleBackslashes],
  ["exec-to-exec-file", execToExecFile],
  ["guard-handler", guardHandler],
  ["guard-name", guardName],
  ["insert-argument", insertArgument],
  ["insert-item", insertItem],
  ["insert-statement", insertStatement],
  ["jsx-text", jsxText],
  ["parameterize-query", parameterizeQuery],
  ["random-to-crypto", randomToCrypto],
  ["remove-property", removeProperty],
  ["repair-regexp", repairRegexp],
  ["replace-argument", replaceArgument],
  ["replace-constant", replaceConstant],
  ["replace-member", replaceMember],
  ["replace-text", replaceText],
  ["rewrite", rewrite],
  ["set-property", setProperty],
  ["text-to-function", textToFunction],
]);

/** Those that work on the text of any language, and take no arguments. */
export const TEXT_TRANSFORMS: ReadonlyMap<string, TextTransform> = new Map([
  ["take-replacement", takeReplacement],
  ["override-dependency", overrideDependency],
  ["raise-dependency", raiseDependency],
  ["to-environment", toEnvironment],
]);
