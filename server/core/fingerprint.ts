import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/**
 * Identity of a finding that survives edits elsewhere in the file, as SARIF's partialFingerprints ask for
 * (SARIF 2.1.0, §3.27.17): rule, the flagged code with white space folded, and the how-manieth of its kind it is.
 * The path is left out so that a renamed file keeps its baseline; readers combine it with the path themselves.
 * @param occurrence zero-based count among findings of the same rule and code in the document, in text order
 * @returns 32 lower-case hexadecimal digits
 */
export function fingerprintOf(ruleId: string, code: string, occurrence: number): string {
  const folded = code.replace(/\s+/g, " ").trim();
  return bytesToHex(sha256(utf8ToBytes(`${ruleId}\0${folded}\0${occurrence}`))).slice(0, 32);
}
