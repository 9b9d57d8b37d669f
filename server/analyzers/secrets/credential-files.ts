import { foldedName } from "../../rules/load-secrets";
import type { CredentialFile } from "../../rules/secret-knowledge";
import { assignmentOf, nameAround } from "./assignments";
import { isTranslation, type FileKind } from "./file-kind";
import type { Secret } from "./secret";
import type { Values } from "./values";

/** Longer files are not settings that somebody keeps. */
const MAX_LENGTH = 300_000;

/** Secrets in files that tools keep their credentials in: there, the name alone says what a value is. */
export class CredentialFiles {
  private readonly byLastName = new Map<string, { readonly file: CredentialFile; readonly name: readonly string[] }[]>();
  private readonly patterns: { readonly file: CredentialFile; readonly name: readonly string[] }[] = [];

  constructor(
    files: readonly CredentialFile[],
    private readonly values: Values,
  ) {
    for (const file of files) {
      for (const name of file.names.map((name) => name.toLowerCase().split("/"))) {
        const last = name.at(-1) ?? "";
        if (last.includes("*")) this.patterns.push({ file, name });
        else this.byLastName.set(last, [...(this.byLastName.get(last) ?? []), { file, name }]);
      }
    }
  }

  /** @param path of the file, with `/` */
  in(path: string, text: string, kind: FileKind): Secret[] {
    if (text.length > MAX_LENGTH || isTranslation(path)) return [];
    const parts = path.toLowerCase().split("/");
    const candidates = [...(this.byLastName.get(parts.at(-1) ?? "") ?? []), ...this.patterns];
    return candidates.filter(({ name }) => endsWith(parts, name)).flatMap(({ file }) => this.secretsIn(file, text, kind));
  }

  private secretsIn(file: CredentialFile, text: string, kind: FileKind): Secret[] {
    if (file.whole) return this.wholeText(file, text);
    if (file.field !== undefined) return this.fields(file, file.field, text);
    const found: Secret[] = [];
    const wanted = new Set(file.keys);
    // In code, only texts in quotes are values; the settings of a program may be bare.
    const syntax = kind === "prose" || kind === "opaque" ? "settings" : kind;
    for (const { index, 0: word } of text.matchAll(/[\w$][\w.$-]*/g)) {
      const name = nameAround(text, index, index + word.length);
      const written = text.slice(name.start, name.end);
      if (!wanted.has(foldedName(written)) && !wanted.has(foldedName(written.slice(written.lastIndexOf(".") + 1)))) continue;
      const value = assignmentOf(text, name, syntax, syntax === "settings");
      if (value && !this.values.isEmpty(value.value)) {
        found.push({ kind: "credential-file", span: value.span, what: `The value of ${value.name} in ${file.what}` });
      }
    }
    return found;
  }

  private wholeText(file: CredentialFile, text: string): Secret[] {
    const value = text.trim();
    if (/\s/.test(value) || value.length < 8 || this.values.isEmpty(value)) return [];
    const start = text.indexOf(value);
    return [{ kind: "credential-file", span: { start, end: start + value.length }, what: `The content of ${file.what}` }];
  }

  private fields(file: CredentialFile, number: number, text: string): Secret[] {
    const found: Secret[] = [];
    for (const { index, 0: line } of text.matchAll(/^[^#\r\n].*$/gm)) {
      const fields = line.split(/(?<!\\):/);
      if (fields.length < number) continue;
      const value = fields[number - 1] ?? "";
      const start = index + fields.slice(0, number - 1).reduce((sum, field) => sum + field.length + 1, 0);
      if (!this.values.isEmpty(value)) {
        found.push({ kind: "credential-file", span: { start, end: start + value.length }, what: `The password in ${file.what}` });
      }
    }
    return found;
  }
}

function endsWith(parts: readonly string[], name: readonly string[]): boolean {
  const offset = parts.length - name.length;
  return offset >= 0 && name.every((pattern, index) => isLike(parts[offset + index] ?? "", pattern));
}

/** `*` stands for anything. */
function isLike(name: string, pattern: string): boolean {
  if (!pattern.includes("*")) return name === pattern;
  const texts = pattern.split("*");
  let at = 0;
  for (const [index, text] of texts.entries()) {
    const found =
      index === 0 ? (name.startsWith(text) ? 0 : -1) : index === texts.length - 1 ? name.lastIndexOf(text) : name.indexOf(text, at);
    if (found < at || (index === texts.length - 1 && found + text.length !== name.length)) return false;
    at = found + text.length;
  }
  return true;
}
