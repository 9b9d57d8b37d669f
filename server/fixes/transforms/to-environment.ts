import type { SourceDocument } from "../../core/document";
import type { TextEdit } from "../../core/edit";
import type { Span } from "../../core/position";
import { moduleOf } from "../analysis";
import { runsInBrowser } from "./environment";
import { importEdit } from "./import-line";
import type { TextTransform } from "./text-transform";

/** How a language reads an environment variable, and what has to be imported for that. */
interface Reader {
  readonly read: (name: string) => string;
  readonly module?: string;
  /** Lines where a call cannot stand: constants, annotations. */
  readonly unless?: RegExp;
}

const READERS: Readonly<Record<string, Reader>> = {
  "js mjs cjs jsx ts mts cts tsx": { read: (name) => `process.env.${name}` },
  "py pyw": { read: (name) => `os.environ["${name}"]`, module: "os" },
  "rb rake": { read: (name) => `ENV.fetch("${name}")` },
  php: { read: (name) => `getenv('${name}')`, unless: /\b(?:const|static|public|private|protected|var)\b/ },
  go: { read: (name) => `os.Getenv("${name}")`, module: "os", unless: /\bconst\b/ },
  "java kt kts scala groovy": { read: (name) => `System.getenv("${name}")`, unless: /^\s*@|\bconst val\b/ },
  cs: { read: (name) => `System.Environment.GetEnvironmentVariable("${name}")`, unless: /\bconst\b|^\s*\[/ },
};
const BY_EXTENSION = new Map(
  Object.entries(READERS).flatMap(([extensions, reader]) => extensions.split(" ").map((extension) => [extension, reader] as const)),
);

/** Files in which programs put the values of variables themselves. */
const SUBSTITUTED = /(?:^|\/)(?:docker-)?compose[\w.-]*\.ya?ml$|(?:^|\/)application[\w.-]*\.(?:ya?ml|properties)$|(?:^|\/)\.npmrc$/;
const SHELL = /\.(?:sh|bash|zsh|ksh)$|(?:^|\/)\.(?:bashrc|bash_profile|profile|zshrc|zshenv|zprofile|envrc)$/;

/**
 * Reads a secret from the environment instead, as the language does; the variable's name goes to `.env.example`, and `.env` to `.gitignore`.
 * Nothing is proposed where the secret is only a part of a text, and in code for browsers, which would get it all the same.
 */
export const toEnvironment: TextTransform = (document, finding) => {
  const [secret] = finding.secrets ?? [];
  if (!secret) return [];
  const name = variableName(finding.facts.name ?? "secret");
  const edits = editsFor(document, secret, name);
  if (!edits) return [];
  const lines = [
    { file: ".env.example", line: `${name}=` },
    { file: ".gitignore", line: ".env" },
  ];
  return [{ title: `Read ${name} from the environment; the old value has to be replaced, for it is known`, edits, lines }];
};

function editsFor(document: SourceDocument, secret: Span, name: string): TextEdit[] | undefined {
  const path = document.uri.toLowerCase();
  if (SUBSTITUTED.test(path)) return [{ span: secret, newText: `\${${name}}` }];
  const whole = wholeText(document.text, secret);
  if (SHELL.test(path)) return [{ span: whole ?? secret, newText: `"\${${name}:?}"` }];
  const reader = BY_EXTENSION.get(path.slice(path.lastIndexOf(".") + 1));
  if (!reader || !whole || reader.unless?.test(lineUpTo(document, secret.start)) || isInBrowser(document)) return undefined;
  const edit = { span: whole, newText: reader.read(name) };
  return reader.module === undefined ? [edit] : [...importEdit(document, reader.module), edit];
}

/** The text in quotes that a secret is all of; undefined where it is only a part, or letters before the quote make something else of it. */
function wholeText(text: string, { start, end }: Span): Span | undefined {
  const quote = text.charAt(start - 1);
  if (!/["'`]/.test(quote) || text.charAt(end) !== quote || /[\w@$]/.test(text.charAt(start - 2))) return undefined;
  if (text.charAt(start - 2) === quote && text.charAt(end + 1) === quote) return undefined;
  return { start: start - 1, end: end + 1 };
}

function isInBrowser(document: SourceDocument): boolean {
  const module = moduleOf(document);
  return module !== undefined && runsInBrowser(module);
}

function lineUpTo(document: SourceDocument, offset: number): string {
  return document.text.slice(document.offsetAt({ line: document.positionAt(offset).line, character: 0 }), offset);
}

/** `apiKey`, `db.password`, `GitHub token` as environment variables are named. */
function variableName(name: string): string {
  const upper = name
    .replace(/([a-z0-9])([A-Z][a-z])/g, "$1_$2")
    .replace(/([a-z])([A-Z]+)(?![a-z])/g, "$1_$2")
    .replace(/[^A-Za-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .toUpperCase();
  return /^[A-Z]/.test(upper) ? upper : `SECRET_${upper}`;
}
