import { isMap, isScalar, parseDocument } from "yaml";

/** A YAML text with another text in the place of one that stands there; the same where none does. Comments and quotes stay. */
export function withYamlValue(text: string, path: readonly string[], value: string): string {
  const node = parseDocument(text).getIn(path, true);
  if (!isScalar(node) || !node.range || typeof node.value !== "string") return text;
  const [start, end] = node.range;
  const quote = text[start] === "'" ? "'" : '"';
  const isPlain = text[start] !== quote && isPlainText(value);
  return text.slice(0, start) + (isPlain ? value : quote + value + quote) + text.slice(end);
}

/** A pnpm-workspace.yaml with one more override, or with another version in the place of one. */
export function withYamlOverride(text: string, key: string, value: string): string {
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const line = `  ${JSON.stringify(key)}: ${value}${eol}`;
  const document = parseDocument(text);
  const overrides = document.get("overrides", true);
  if (isMap(overrides) && overrides.has(key)) return withYamlValue(text, ["overrides", key], value);
  if (!isMap(overrides) || overrides.flow === true) {
    if (overrides !== undefined) {
      if (isMap(overrides)) overrides.set(key, value);
      else document.set("overrides", { [key]: value });
      return document.toString();
    }
    return `${text}${text === "" || text.endsWith("\n") ? "" : eol}${text === "" ? "" : eol}overrides:${eol}${line}`;
  }
  const first = overrides.items[0]?.key;
  const start = isScalar(first) ? first.range?.[0] : undefined;
  if (start === undefined) return text;
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const indentation = text.slice(lineStart, start);
  return text.slice(0, lineStart) + indentation + line.trimStart() + text.slice(lineStart);
}

/** True for a text that YAML takes for itself when it stands there without quotes. */
function isPlainText(text: string): boolean {
  const { contents, errors } = parseDocument(`key: ${text}`);
  const value: unknown = isMap(contents) ? contents.get("key") : undefined;
  return errors.length === 0 && value === text;
}
