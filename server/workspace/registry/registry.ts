import { createHash } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { isRecord, textOf } from "../../analyzers/dependencies/json-values";
import type { PublishedVersion } from "../../fixes/dependencies/package-metadata";
import { readOwnFile, writeWhole } from "../advisories/advisory-files";
import { httpGet } from "../advisories/http-request";
import { userCacheFolder } from "../user-cache-folder";
import type { RegistrySettings } from "./registry-settings";

const MAX_BYTES = 64_000_000;
/** As package managers do: what was asked a moment ago is not asked again. */
const FRESH_MILLISECONDS = 10 * 60_000;
/** What is needed to install, a tenth of all that a registry knows. */
const MEDIA_TYPE = "application/vnd.npm.install-v1+json; q=1.0, application/json; q=0.8";
const NAME = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/i;

/** What a registry said, as it is kept. */
interface Answer {
  readonly address: string;
  readonly asked: number;
  readonly etag: string | undefined;
  readonly versions: readonly PublishedVersion[];
}

/** Tells which versions of packages there are. Never sends credentials: what needs some is not known. */
export class Registry {
  private readonly folder: string | undefined;

  /**
   * @param root the project that is looked at: answers are not kept in it
   * @param stallMilliseconds how long a registry may be silent
   */
  constructor(
    private readonly settings: RegistrySettings,
    root: string,
    private readonly userAgent: string,
    private readonly stallMilliseconds: number,
  ) {
    this.folder = cacheIn(root);
  }

  /**
   * All versions of a package.
   * @throws Error that says in plain words why they are not known
   */
  async versionsOf(name: string): Promise<readonly PublishedVersion[]> {
    if (!NAME.test(name)) throw new Error("this is no name of a package");
    const registry = this.settings.registryOf(name);
    if (typeof registry === "string") throw new Error(registry);
    const address = new URL(name.replace("/", "%2f"), registry);
    const kept = this.kept(address);
    if (kept && Date.now() - kept.asked < FRESH_MILLISECONDS && kept.asked <= Date.now()) return kept.versions;
    const answer = await this.ask(address, kept);
    this.keep(answer);
    return answer.versions;
  }

  private async ask(address: URL, kept: Answer | undefined): Promise<Answer> {
    const headers = {
      accept: MEDIA_TYPE,
      "accept-encoding": "gzip",
      "user-agent": this.userAgent,
      ...(kept?.etag !== undefined && { "if-none-match": kept.etag }),
    };
    const response = await httpGet(address, { headers, stallMilliseconds: this.stallMilliseconds });
    const asked = Date.now();
    const { statusCode = 0 } = response;
    if (statusCode === 304 && kept) {
      response.destroy();
      return { ...kept, asked };
    }
    if (statusCode !== 200) {
      response.destroy();
      throw new Error(statusCode === 404 ? `${address.host} has no such package` : `${address.host} answered with ${statusCode}`);
    }
    const bytes = await bodyOf(response, address.host);
    const body = response.headers["content-encoding"] === "gzip" ? await unpacked(bytes, address.host) : bytes;
    return { address: address.href, asked, etag: response.headers.etag, versions: versionsIn(body.toString("utf8"), address.host) };
  }

  private kept(address: URL): Answer | undefined {
    const path = this.pathOf(address.href);
    if (path === undefined || !existsSync(path)) return undefined;
    try {
      const answer = JSON.parse(Buffer.from(readOwnFile(path).bytes).toString("utf8")) as Answer;
      return answer.address === address.href && Array.isArray(answer.versions) ? answer : undefined;
    } catch {
      return undefined;
    }
  }

  private keep(answer: Answer): void {
    const path = this.pathOf(answer.address);
    if (path === undefined) return;
    try {
      writeWhole(path, Buffer.from(JSON.stringify(answer)));
    } catch {
      // It is asked again next time.
    }
  }

  private pathOf(address: string): string | undefined {
    return this.folder === undefined ? undefined : join(this.folder, `${createHash("sha256").update(address).digest("hex")}.json`);
  }
}

function cacheIn(root: string): string | undefined {
  try {
    const parent = userCacheFolder(root, true);
    if (parent === undefined) return undefined;
    const folder = join(parent, "registry");
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return folder;
  } catch {
    return undefined;
  }
}

async function bodyOf(response: AsyncIterable<unknown>, host: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response) {
    parts.push(part as Buffer);
    size += (part as Buffer).length;
    // Leaving the loop ends the connection.
    if (size > MAX_BYTES) throw new Error(`${host} answered with more than ${MAX_BYTES / 1e6} MB`);
  }
  return Buffer.concat(parts);
}

async function unpacked(bytes: Buffer, host: string): Promise<Buffer> {
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: MAX_BYTES });
  } catch {
    throw new Error(`what ${host} answered with is damaged or far too large`);
  }
}

function versionsIn(text: string, host: string): PublishedVersion[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Error(`${host} answered with something else than JSON`);
  }
  if (!isRecord(json) || !isRecord(json.versions)) throw new Error(`${host} answered with something else than a package`);
  const times = isRecord(json.time) ? json.time : {};
  return Object.entries(json.versions).flatMap(([version, manifest]) => {
    if (!isRecord(manifest)) return [];
    const published = textOf(times[version]);
    const dependencies = { ...textsIn(manifest.optionalDependencies), ...textsIn(manifest.dependencies) };
    const peers = textsIn(manifest.peerDependencies);
    return [{ version, dependencies, peers, deprecated: textOf(manifest.deprecated), ...(published !== undefined && { published }) }];
  });
}

function textsIn(value: unknown): Record<string, string> {
  const entries = Object.entries(isRecord(value) ? value : {}).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return Object.fromEntries(entries);
}
