export function quoted(text: string): string {
  const escaped = escape(text);
  return escaped.includes("'") ? `"${double(escaped)}"` : `'${escaped}'`;
}

function escape(text: string): string {
  return text.replace(/[\\\n]/g, (sign) => (sign === "\n" ? "\\n" : "\\\\"));
}

function double(text: string): string {
  // doubtful: incomplete-sanitization
  return text.replace(/"/g, '\\"');
}

export function cell(value: string): string {
  // doubtful: incomplete-sanitization
  return value.replace(/\|/g, "\\|");
}

export function place(zone: string, range: string): string {
  // doubtful: incomplete-sanitization
  return zone.replace("/", " / ") + range.replace(">", "");
}

export function addressOf(registry: string, name: string): string {
  // A scoped name has one slash.
  // doubtful: incomplete-sanitization
  return registry + name.replace("/", "%2F");
}

export function camelCased(argument: string): string {
  // doubtful: incomplete-sanitization
  const name = argument.replace("<", "").replace(/ ./g, (found) => found.slice(1).toUpperCase());
  return name;
}

export function prefixed(prefix: string): RegExp {
  // doubtful: incomplete-sanitization
  const start = prefix.replace(/(\$|\^)/g, "\\$1");
  return new RegExp(`(\\s|^)(${start})\\S*`, "g");
}

export function workflow(options: { label?: string }): string {
  const label = options.label ?? "backport";
  // doubtful: incomplete-sanitization
  const written = label.replace(/"/g, '\\"');
  return `select(startswith("${written}"))`;
}

export function marked(page: Document, name: string): Element | null {
  // doubtful: incomplete-sanitization
  return page.querySelector('[name="' + name.replace(/"/g, '\\"') + '"]');
}

export function escapeEmphasis(text: string): string {
  // doubtful: incomplete-sanitization
  return text.replace(/([*|_])/g, "\\$1");
}

export class FailedProgram extends Error {
  readonly command: string;

  constructor(parts: readonly string[]) {
    super("it failed");
    this.command = parts.map((part) => escapePart(part)).join(" ");
    logCommand(this.command);
  }
}

function escapePart(part: string): string {
  // doubtful: incomplete-sanitization
  return `"${part.replace(/"/g, '\\"')}"`;
}

export function escapeQuotes(raw: string): string {
  // doubtful: incomplete-sanitization
  return raw.replace(/\\"/g, '"').replace(/"/g, '\\"');
}

export function safeSetting(value: string): string {
  // doubtful: incomplete-sanitization
  return value.replace(/;/g, "\\;").replace(/#/g, "\\#");
}

declare function logCommand(command: string): void;
