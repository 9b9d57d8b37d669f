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
