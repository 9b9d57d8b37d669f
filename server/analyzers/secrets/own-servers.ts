import type { FileKind } from "./file-kind";
import { wordsOf } from "./values";

/** How far around a setting those beside it are looked for. */
const AROUND = 1500;
const MOST_LINES = 40;
/** What stands before the settings of one thing, e.g. `const database = {` or `createPool({`. */
const TITLE = 60;

const DATABASE = /^(?:db|database|databases|dbname|datasource|datasources|dialect|schema|sql|sqlserver|oracle)$/;
const OWN_HOST = /(?:host(?:name)?|server|address)["']?\s*:\s*["']?(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1)["']?\s*(?:[,}#\n]|$)/i;

/** Databases on the machine itself: what opens them there is what their developers, or an installation's first owner, start with. */
export class OwnServers {
  /** @param servers words in the names of such servers */
  constructor(
    private readonly path: string,
    private readonly text: string,
    private readonly kind: FileKind,
    private readonly servers: readonly string[],
  ) {}

  /** True for a setting beside which the host of a database is written out as the machine itself. */
  include(at: number): boolean {
    const around = this.text.slice(Math.max(0, at - AROUND), at + AROUND);
    if (!OWN_HOST.test(around)) return false;
    const beside = this.beside(at);
    return (
      beside !== undefined && OWN_HOST.test(beside) && wordsOf(beside).some((word) => DATABASE.test(word) || this.servers.includes(word))
    );
  }

  /** The settings beside one, with what they stand under, and without what stands under them. */
  private beside(at: number): string | undefined {
    if (/\.ya?ml$/i.test(this.path)) return this.besideInYaml(at);
    return this.kind === "data" || this.kind === "code" ? this.besideInBraces(at) : undefined;
  }

  private besideInYaml(at: number): string {
    const before = this.text.slice(Math.max(0, at - AROUND), at).split("\n");
    const after = this.text.slice(at, at + AROUND).split("\n");
    const line = `${before.pop() ?? ""}${after.shift() ?? ""}`;
    const indent = indentOf(line);
    const found = [line];
    let isFirst = isEntry(line);
    for (const other of before.reverse().slice(0, MOST_LINES)) {
      if (isBlank(other)) continue;
      const depth = indentOf(other);
      if (isFirst ? depth <= indent - 2 && !isEntry(other) : depth < indent) {
        found.unshift(other);
        break;
      }
      if (isFirst || depth > indent) continue;
      found.unshift(other);
      isFirst = isEntry(other);
    }
    for (const other of after.slice(0, MOST_LINES)) {
      if (isBlank(other)) continue;
      const depth = indentOf(other);
      if (depth < indent || (depth === indent && isEntry(other))) break;
      if (depth === indent) found.push(other);
    }
    return found.join("\n");
  }

  private besideInBraces(at: number): string | undefined {
    const { text } = this;
    let found = "";
    let depth = 0;
    let start = at - 1;
    for (const end = Math.max(0, at - AROUND); start >= end; start--) {
      const character = text.charAt(start);
      if (character === "}") depth++;
      if (character === "{" && depth-- === 0) break;
      if (depth === 0) found = character + found;
    }
    if (text.charAt(start) !== "{") return undefined;
    const title = text.slice(Math.max(0, start - TITLE), start);
    depth = 0;
    for (let next = at; next < Math.min(text.length, at + AROUND); next++) {
      const character = text.charAt(next);
      if (character === "{") depth++;
      if (character === "}" && depth-- === 0) break;
      if (depth === 0) found += character;
    }
    return `${title.slice(title.lastIndexOf("\n") + 1)}\n${found}`;
  }
}

/** How deep a line of YAML stands: what follows a hyphen stands as deep as the lines after it. */
function indentOf(line: string): number {
  return /^[ \t]*(?:- +)*/.exec(line)?.[0].length ?? 0;
}

/** True for the first line of an entry of a list. */
function isEntry(line: string): boolean {
  return /^[ \t]*- /.test(line);
}

function isBlank(line: string): boolean {
  return /^[ \t]*(?:#|\r?$)/.test(line);
}
