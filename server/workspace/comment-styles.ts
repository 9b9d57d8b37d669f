import type { SourceDocument } from "../core/document";

/** How a line of a file can be made a comment. */
export interface CommentStyle {
  readonly start: string;
  readonly end: string;
}

const STYLES: readonly (readonly [CommentStyle, string])[] = [
  [
    { start: "// ", end: "" },
    "js mjs cjs jsx ts mts cts tsx go java kt kts scala groovy gradle cs fs c h cc cpp hpp m mm swift rs dart php scss less zig sol proto jsonc json5",
  ],
  [{ start: "-- ", end: "" }, "sql lua hs elm ads adb"],
  [{ start: "<!-- ", end: " -->" }, "xml html htm md svg plist csproj config vue svelte"],
  [{ start: "; ", end: "" }, "ini clj el lisp asm"],
  [{ start: "% ", end: "" }, "erl tex"],
];
const BY_EXTENSION = new Map(
  STYLES.flatMap(([style, extensions]) => extensions.split(" ").map((extension) => [extension, style] as const)),
);
const HASH: CommentStyle = { start: "# ", end: "" };
/** Formats that know no comments. */
const WITHOUT = new Set(["json", "csv", "tsv", "pem", "key", "ppk", "lock", "netrc", "pgpass", "htpasswd", "har", "resx"]);

/** The style of a document's language; undefined where a comment would be part of what the file says. */
export function commentStyleOf({ uri }: SourceDocument): CommentStyle | undefined {
  const name = uri.slice(uri.lastIndexOf("/") + 1);
  const extension = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  if (WITHOUT.has(extension)) return undefined;
  return BY_EXTENSION.get(extension) ?? HASH;
}
