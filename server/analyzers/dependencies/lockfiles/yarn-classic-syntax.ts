/** One entry of Yarn 1's lockfile. */
export interface YarnEntry {
  /** `name@range` of all that it answers. */
  readonly keys: readonly string[];
  readonly start: number;
  readonly fields: ReadonlyMap<string, string>;
  readonly dependencies: ReadonlyMap<string, string>;
  readonly optionalDependencies: ReadonlyMap<string, string>;
}

const TOKEN = /"((?:[^"\\\n]|\\.)*)"|([^\s",:]+(?::+[^\s",:]+)*)|(,)|(:)/y;

/**
 * Reads Yarn 1's own notation: keys at the margin, fields two spaces to the right, tables of dependencies four.
 * @returns `mistake` is the place of the first line that is not of this kind; what stands before and after it is read all the same
 */
export function parseYarnClassic(text: string): { entries: readonly YarnEntry[]; mistake: number | undefined } {
  const entries: (YarnEntry & {
    fields: Map<string, string>;
    dependencies: Map<string, string>;
    optionalDependencies: Map<string, string>;
  })[] = [];
  let table: Map<string, string> | undefined;
  let mistake: number | undefined;
  for (let start = 0, next = 0; start < text.length; start = next) {
    const newline = text.indexOf("\n", start);
    next = newline < 0 ? text.length : newline + 1;
    const line = text.slice(start, newline < 0 ? text.length : newline).replace(/^\uFEFF|\r$/g, "");
    const content = line.trimStart();
    if (content === "" || content.startsWith("#")) continue;
    const indent = line.length - content.length;
    const entry = entries.at(-1);
    const tokens = tokensOf(content.trimEnd());
    if (tokens && indent === 0 && tokens.endsWithColon) {
      const tables = {
        fields: new Map<string, string>(),
        dependencies: new Map<string, string>(),
        optionalDependencies: new Map<string, string>(),
      };
      entries.push({ keys: tokens.texts, start, ...tables });
      table = undefined;
    } else if (tokens && entry && indent === 2 && tokens.endsWithColon && tokens.texts.length === 1) {
      const [name] = tokens.texts;
      // What else there may be, such as the permissions of old versions, is read and not kept.
      table = name === "dependencies" ? entry.dependencies : name === "optionalDependencies" ? entry.optionalDependencies : new Map();
    } else if (tokens && entry && indent === 2 && tokens.texts.length === 2) {
      entry.fields.set(tokens.texts[0] ?? "", tokens.texts[1] ?? "");
      table = undefined;
    } else if (tokens && table && indent === 4 && tokens.texts.length === 2) table.set(tokens.texts[0] ?? "", tokens.texts[1] ?? "");
    else mistake ??= start;
  }
  const cut = entries.at(-1);
  // A text that was cut off behind a key; what was cut off elsewhere leaves something asked for and missing.
  if (cut?.fields.size === 0) mistake ??= cut.start;
  return { entries, mistake };
}

function tokensOf(line: string): { texts: string[]; endsWithColon: boolean } | undefined {
  const texts: string[] = [];
  let endsWithColon = false;
  for (let at = 0; at < line.length;) {
    if (line[at] === " ") {
      at++;
      continue;
    }
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(line);
    if (!token || endsWithColon) return undefined;
    at = TOKEN.lastIndex;
    const [, quoted, plain, , colon] = token;
    if (quoted !== undefined) texts.push(quoted.includes("\\") ? unescaped(quoted) : quoted);
    else if (plain !== undefined) texts.push(plain);
    else if (colon !== undefined) endsWithColon = true;
  }
  return texts.length === 0 ? undefined : { texts, endsWithColon };
}

function unescaped(quoted: string): string {
  try {
    return String(JSON.parse(`"${quoted}"`));
  } catch {
    return quoted;
  }
}
