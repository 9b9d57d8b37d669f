import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { digestOf } from "./digest";

/** Everything that has a say in what is found. */
const PARTS = ["cli.js", "rules.json", "rules.js", "typescript.js", "advisories.index", "dependencies.json"];

/**
 * Tells builds apart: the version alone does not while somebody works on Buckler, and of a number that the build writes down nobody knows whether
 * it is still right. The version of Node counts, too: its regular expressions and its Unicode tables have a say in results.
 * @returns undefined where there is no build, but the sources themselves run
 */
export async function buildId(): Promise<string | undefined> {
  try {
    const parts = await Promise.all(PARTS.map((name) => readFile(join(__dirname, name))));
    return digestOf(process.version, ...parts.map((part) => digestOf(part)));
  } catch {
    return undefined;
  }
}
