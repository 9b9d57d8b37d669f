import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createVSIX } from "@vscode/vsce";

/** Makes buckler.vsix and fails when it is too big or holds anything but what the extension needs to run. */
const root = join(import.meta.dirname, "..");
const vsix = join(root, "buckler.vsix");
const EXTENSION_PAGE = "out/extension-page.md";
const MAX_BYTES = 4_000_000;

const REQUIRED = [
  "dist/client.js",
  "dist/server.js",
  "dist/typescript.js",
  "dist/rules.json",
  "dist/rules.js",
  "dist/dependencies.json",
  "dist/advisories.index",
  "dist/third-party-notices.txt",
  "package.json",
  "package.nls.json",
];
const ALLOWED = [...REQUIRED, "docs/images/icon.png", "readme.md", "changelog.md", "LICENSE.txt"];
/** Shown by Show Rule Documentation. */
const RULE_PAGE = /^docs\/rules\/[\w-]+\.md$/;

async function main(): Promise<void> {
  await rm(vsix, { force: true });
  await writeExtensionPage();
  // Runs the script vscode:prepublish first, which builds minified.
  await createVSIX({
    cwd: root,
    packagePath: vsix,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
    readmePath: EXTENSION_PAGE,
  });
  const archive = await readFile(vsix);
  const entries = entriesOf(archive)
    .filter((entry) => entry.startsWith("extension/"))
    .map((entry) => entry.slice("extension/".length));
  const problems = [
    ...REQUIRED.filter((path) => !entries.includes(path)).map((path) => `${path} is missing`),
    ...entries.filter((path) => !ALLOWED.includes(path) && !RULE_PAGE.test(path)).map((path) => `${path} does not belong in it`),
    ...(archive.length < MAX_BYTES ? [] : [`${(archive.length / 1e6).toFixed(1)} MB is more than ${MAX_BYTES / 1e6} MB`]),
  ];
  for (const problem of problems) console.error(`buckler.vsix: ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
  else console.log(`buckler.vsix holds ${entries.length} files and is ${(archive.length / 1e6).toFixed(2)} MB.`);
}

/** The README without pictures and links into the repository: VS Code's page of an extension cannot follow them. */
async function writeExtensionPage(): Promise<void> {
  const readme = await readFile(join(root, "README.md"), "utf8");
  const page = readme.replace(/^.*!\[.*\n/gm, "").replace(/\[([^\]]+)\]\((?!https?:)[^)]+\)/g, "$1");
  await mkdir(dirname(join(root, EXTENSION_PAGE)), { recursive: true });
  await writeFile(join(root, EXTENSION_PAGE), page);
}

/**
 * Names of a zip file's entries, from its central directory (APPNOTE 4.3.12 and 4.3.16).
 * @throws when there is no end-of-directory record
 */
function entriesOf(zip: Buffer): string[] {
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  if (end < 0) throw new Error("not a zip file");
  let at = zip.readUInt32LE(end + 16);
  return Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString("utf8", at + 46, at + 46 + nameLength);
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    return name;
  });
}

void main();
