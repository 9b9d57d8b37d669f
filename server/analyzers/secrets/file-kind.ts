/**
 * What a file's name says about how values stand in it.
 * - `code`: values are quoted; much is named like a secret that is none
 * - `shell`: `NAME=value`
 * - `settings`: a name and a value on a line, quoted or not
 * - `data`: JSON, XML: values are quoted or between tags
 * - `sql`: rows of a table
 * - `prose`: people explain something; what stands there as a password is an example
 * - `lock`: a package manager wrote it, with hashes in every line
 * - `opaque`: pictures, styles, maps, test snapshots: nothing to find but keys that cannot be anything else
 */
export type FileKind = "code" | "shell" | "settings" | "data" | "sql" | "prose" | "lock" | "opaque";

const KINDS = new Map<string, FileKind>();
const EXTENSIONS: Readonly<Record<string, FileKind>> = {
  "js mjs cjs jsx ts mts cts tsx flow vue svelte astro py pyw pyi pyx rb rake php phtml go java kt kts scala groovy gradle cs vb fs c h cc cpp hpp cxx m mm swift rs pl pm lua dart ex exs erl clj cljs r jl hs ml ps1 psm1 coffee ejs erb jsp aspx cshtml razor sol zig nim ipynb proto graphql graphqls gql idl webidl tf bicep pp pug jade haml slim twig liquid hbs handlebars njk marko wxml axml qml ets res resi re rei elm purs fsx ls es6 es jsm podspec gemspec cmake bzl star nix tcl tm d cr v sv pas asm wgsl glsl frag vert cu":
    "code",
  "sh bash zsh ksh fish bat cmd dockerfile bashrc bash_profile profile zshrc zshenv zprofile bash_aliases envrc": "shell",
  "env ini cfg conf cnf config properties toml yml yaml tfvars rc htaccess desktop service credentials hcl kdl neon": "settings",
  "json jsonc json5 xml plist csproj vbproj pubxml resx har tfstate": "data",
  "sql dump": "sql",
  "md mdx markdown rst txt adoc asciidoc html htm xhtml tex org log csv tsv pod 1 3 5 7 8 po pot": "prose",
  "lock sum": "lock",
  "svg css scss sass less styl map snap ics srt vtt pem-test woff diff patch dic aff": "opaque",
};
for (const [names, kind] of Object.entries(EXTENSIONS)) for (const name of names.split(" ")) KINDS.set(name, kind);

const LOCK_FILE =
  /^(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|composer\.lock|packages\.lock\.json|deno\.lock|bun\.lock|go\.sum|pubspec\.lock|pipfile\.lock|podfile\.lock|gradle\.lockfile|\.terraform\.lock\.hcl|flake\.lock)$/i;
const BY_NAME: readonly (readonly [RegExp, FileKind])[] = [
  [LOCK_FILE, "lock"],
  [/^(?:license|licence|notice|authors|changelog|readme|copying|contributors|codeowners|pkg-info|metadata)\b(?!\.[jt]sx?$)/i, "prose"],
  [/^(?:dockerfile|containerfile|jenkinsfile|procfile)\b/i, "shell"],
  [/^(?:makefile|gnumakefile|rakefile|gemfile|vagrantfile|guardfile|brewfile|podfile|fastfile)$/i, "code"],
  [/^\.env(?:\.|$)|^env\.(?!(?:[cm]?[jt]sx?|py|rb|php|go|java|kt|cs|rs)$)[a-z]+$/i, "settings"],
  [/\.(?:min|bundle)\.[a-z]+$/i, "opaque"],
];
const TRANSLATION = /(?:^|\/)(?:i18n|l10n|locales?|lang|langs|languages|translations?|messages|intl|_locales)(?:\/|[._-][^/]*$)/i;

/** The first line of a program that its own interpreter runs. */
const INTERPRETER = /^#!.{0,40}\b(?:node|deno|bun|tsx|python|ruby|perl|php|lua)[\d.]*\b/;

/** The kind of a file, by its path with `/`; one without an extension is a program, if it says so, and otherwise a tool's settings. */
export function fileKindOf(path: string, text: string): FileKind {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const known = BY_NAME.find(([pattern]) => pattern.test(name));
  if (known) return known[1];
  const kind = KINDS.get(name.slice(name.lastIndexOf(".") + 1).toLowerCase());
  if (kind && isTranslation(path) && (kind === "data" || kind === "settings")) return "prose";
  return kind ?? (INTERPRETER.test(text) ? "code" : "settings");
}

/** True for a file that says things in a language, by its path with `/`. */
export function isTranslation(path: string): boolean {
  return TRANSLATION.test(path);
}

/** True for a file that shows which settings there are, and is copied to be filled in. */
export function isTemplate(path: string): boolean {
  return /(?:[._-](?:example|sample|template|dist|defaults?|tpl|tmpl|skel)\b)|(?:^|\/)(?:examples?|samples?|templates?)[._-][^/]*$|\.(?:j2|erb|tmpl|tpl|mustache|hbs)$|(?:^|\/)(?:examples?|samples?|templates?)\//i.test(
    path,
  );
}
