import { KeyShapeError, parseShapes, type KeyShape } from "./key-shape";
import { optional } from "./load-rule";
import {
  CHECKSUMS,
  NO_WORDS,
  type CredentialFile,
  type KeyFormat,
  type KeyProvider,
  type SecretKnowledge,
  type SecretWords,
} from "./secret-knowledge";
import { allOf, type YamlFile, type YamlMap, type YamlValue } from "./yaml-reader";

const KEY_FORMATS = /(?:^|\/)key-formats\//;
const FILES = /^secrets\/credential-files\.yml$/;
const WORDS = /^secrets\/words\.yml$/;

/** True for files that say what secrets look like. */
export function isSecretFile({ source: { path } }: YamlFile): boolean {
  return KEY_FORMATS.test(path) || FILES.test(path) || WORDS.test(path);
}

/** Reads key formats, files that hold credentials, and the words that names and values are judged by. A mistake costs its row. */
export function loadSecrets(files: readonly YamlFile[]): SecretKnowledge {
  return {
    providers: files
      .filter(({ source }) => KEY_FORMATS.test(source.path))
      .map(readProvider)
      .filter((provider) => provider !== undefined),
    files: files.filter(({ source }) => FILES.test(source.path)).flatMap(readFiles),
    words:
      files
        .filter(({ source }) => WORDS.test(source.path))
        .map(readWords)
        .at(0) ?? NO_WORDS,
  };
}

function readProvider(file: YamlFile): KeyProvider | undefined {
  const map = file.root?.map(["provider", "docs", "revoke", "keys", "examples", "public-starts", "public-beside"]);
  const provider = map?.need("provider")?.words();
  const docs = map?.need("docs")?.words();
  const revoke = map?.need("revoke")?.words();
  const keys = map
    ?.need("keys")
    ?.list()
    ?.flatMap((item) => file.unlessWrong(() => readKey(item)) ?? []);
  const examples = map && optional(map, "examples", (value) => value.texts());
  const publicStarts = map && optional(map, "public-starts", (value) => value.texts());
  const publicBeside = map && optional(map, "public-beside", (value) => value.texts());
  if (provider === undefined || docs === undefined || revoke === undefined || !keys) return undefined;
  return {
    provider,
    docs,
    revoke: revoke.trim(),
    keys,
    examples: (examples ?? []).map((example) => example.replaceAll(" ", "")),
    publicStarts: publicStarts ?? [],
    publicBeside: publicBeside ?? [],
  };
}

function readKey(value: YamlValue): KeyFormat | undefined {
  const map = value.map(["name", "shape", "shapes", "checksum", "beside", "for-browsers"]);
  const name = map?.need("name")?.words();
  const shapes = map && readShapes(map);
  const checksum = map && optional(map, "checksum", (inner) => inner.oneOf(CHECKSUMS));
  const beside = map && optional(map, "beside", (inner) => inner.texts());
  const isForBrowsers = map && optional(map, "for-browsers", (inner) => inner.boolean());
  if (name === undefined || !shapes) return undefined;
  return { name, shapes, beside: beside ?? [], ...(checksum && { checksum }), ...(isForBrowsers && { isForBrowsers }) };
}

function readShapes(map: YamlMap): KeyShape[] | undefined {
  const values = map.get("shapes")?.list() ?? [map.need("shape")];
  const shapes = allOf(
    values.filter((value) => value !== undefined),
    (value) => {
      const notation = value.words();
      try {
        return notation === undefined ? undefined : parseShapes(notation);
      } catch (error) {
        if (error instanceof KeyShapeError) return value.note(error.message);
        throw error;
      }
    },
  );
  return shapes?.flat();
}

function readFiles(file: YamlFile): CredentialFile[] {
  return file.root?.list()?.flatMap((item) => file.unlessWrong(() => readFile(item)) ?? []) ?? [];
}

function readFile(value: YamlValue): CredentialFile | undefined {
  const map = value.map(["names", "what", "keys", "field", "whole"]);
  const names = map?.need("names")?.texts();
  const what = map?.need("what")?.words();
  const keys = map && optional(map, "keys", (inner) => inner.texts());
  const field = map && optional(map, "field", (inner) => inner.integer());
  const whole = map && optional(map, "whole", (inner) => inner.boolean());
  if (!names || what === undefined) return undefined;
  return {
    names,
    what,
    keys: (keys ?? []).map(foldedName),
    ...(field !== undefined && { field }),
    ...(whole !== undefined && { whole }),
  };
}

function readWords(file: YamlFile): SecretWords {
  const kinds = [
    "stems",
    "calls",
    "passwords",
    "secrets",
    "harmless",
    "placeholders",
    "meaningless",
    "details",
    "servers",
    "reporting",
  ] as const;
  const map = file.root?.map(kinds);
  const texts = (kind: (typeof kinds)[number]): string[] => map?.need(kind)?.texts() ?? [];
  return {
    stems: texts("stems"),
    calls: texts("calls"),
    passwords: texts("passwords"),
    secrets: texts("secrets"),
    harmless: texts("harmless"),
    placeholders: texts("placeholders"),
    meaningless: texts("meaningless"),
    details: texts("details"),
    servers: texts("servers"),
    reporting: texts("reporting"),
  };
}

/** A name as words.yml and credential-files.yml write it: lower case, without what separates its words. */
export function foldedName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
