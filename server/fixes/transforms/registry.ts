import { execToExecFile } from "./exec-to-exec-file";
import { parameterizeQuery } from "./parameterize-query";
import { randomToCrypto } from "./random-to-crypto";
import { removeProperty } from "./remove-property";
import { replaceArgument } from "./replace-argument";
import { replaceMember } from "./replace-member";
import { replaceText } from "./replace-text";
import { setProperty } from "./set-property";
import { toEnvironment } from "./to-environment";
import type { TextTransform } from "./text-transform";
import type { Transform } from "./transform";

/** Transforms by the names that recipes call them. */
export const TRANSFORMS: ReadonlyMap<string, Transform> = new Map([
  ["exec-to-exec-file", execToExecFile],
  ["parameterize-query", parameterizeQuery],
  ["random-to-crypto", randomToCrypto],
  ["remove-property", removeProperty],
  ["replace-argument", replaceArgument],
  ["replace-member", replaceMember],
  ["replace-text", replaceText],
  ["set-property", setProperty],
]);

/** Those that work on the text of any language, and take no arguments. */
export const TEXT_TRANSFORMS: ReadonlyMap<string, TextTransform> = new Map([["to-environment", toEnvironment]]);
