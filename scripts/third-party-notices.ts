import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** A package of node_modules whose code is part of a bundle. */
const PACKAGE = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;

/** Facts that we took from others, which docs/advisories.md tells more about. */
const DATA = `Buckler contains facts from the following collections; titles and selection are its own.

GitHub Advisory Database (CC-BY-4.0), https://github.com/advisories, https://creativecommons.org/licenses/by/4.0/
Retire.js (Apache-2.0), https://github.com/RetireJS/retire.js
OpenSSF Malicious Packages (Apache-2.0), https://github.com/ossf/malicious-packages
npm-high-impact (MIT), https://github.com/wooorm/npm-high-impact
Node.js release schedule, https://github.com/nodejs/Release`;

/**
 * The licences of every package whose code ended up in what we ship: they ask to be passed on with it.
 *
 * @param root the checkout
 * @param inputs files that went into the bundles, relative to the root
 * @throws when a package states no licence
 */
export async function thirdPartyNotices(root: string, inputs: Iterable<string>): Promise<string> {
  const folders = new Set([...inputs].flatMap((input) => PACKAGE.exec(input)?.[0] ?? []));
  const notices = await Promise.all([...folders].sort().map((folder) => noticeOf(join(root, folder))));
  return `Buckler contains the following packages.\n\n${notices.join("\n\n")}\n\n${DATA}\n`;
}

async function noticeOf(folder: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as { name: string; version: string; license?: string };
  const files = (await readdir(folder)).filter((name) => /^(licen[cs]e|notice|thirdpartynotice)/i.test(name)).sort();
  if (manifest.license === undefined && files.length === 0) throw new Error(`${manifest.name} has no licence`);
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), "utf8")));
  const heading = `${manifest.name} ${manifest.version} (${manifest.license ?? "see below"})`;
  return [heading, "=".repeat(heading.length), ...texts.map((text) => text.trim())].join("\n");
}
