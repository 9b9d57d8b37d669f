export function quoted(name: string): string {
  // ok: incomplete-sanitization
  return `'${name.replace(/'/g, "''")}'`;
}

export function literal(text: string): string {
  // ok: incomplete-sanitization
  return "'" + text.replace(/[\\']/g, "\\$&") + "'";
}

export function inTwoSteps(text: string): string {
  // ok: incomplete-sanitization
  const backslashes = text.replace(/\\/g, "\\\\");
  // ok: incomplete-sanitization
  return backslashes.replace(/"/g, '\\"');
}

export function fromJson(value: unknown): string {
  // ok: incomplete-sanitization
  return "'" + JSON.stringify(value).slice(1, -1).replace(/'/g, "\\'") + "'";
}

export function unquoted(text: string): string {
  // ok: incomplete-sanitization
  return text.replace('"', "").replace('"', "");
}

export function greeting(template: string, name: string): string {
  // ok: incomplete-sanitization
  return template.replace("%s", name).replace("/", "").replace(",", ".");
}

export function pattern(text: string): string {
  // ok: incomplete-sanitization
  return text.replace(/[^\w\s]/g, "\\$&");
}

export function all(text: string): string {
  // ok: incomplete-sanitization
  while (text.includes("'")) text = text.replace("'", "");
  return text;
}

export function account(user: string, password: string): string {
  // ok: incomplete-sanitization
  return encodeURIComponent(`${user}:${password}`).replace(/%3A/i, ":");
}

function inQuotes(text: string): string {
  return `'${text}'`;
}

export function completion(text: string): string {
  // ok: incomplete-sanitization
  return inQuotes(text.replaceAll("\\", "\\\\"))
    .replaceAll(":", "\\:")
    .replaceAll("$", "\\$");
}

function withBackslashes(text: string): string {
  return text.replace(/\\/g, "\\\\");
}

export function escapedTwice(text: string): string {
  // ok: incomplete-sanitization
  return `"${withBackslashes(text).replace(/"/g, '\\"')}"`;
}

export function inMarkup(code: string): string {
  // ok: incomplete-sanitization
  return code.replace("<", "(?:<|&lt;)").replace('"', '(?:"|&quot;)');
}
