import { createHash } from "node:crypto";
import { existsSync, mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { isRecord, textOf } from "../../analyzers/dependencies/json-values";
import type { PublishedVersion } from "../../analyzers/dependencies/package-metadata";
import { readOwnFile, writeWhole } from "../advisories/advisory-files";
import { httpGet } from "../advisories/http-request";
import { userCacheFolder } from "../user-cache-folder";
import type { RegistrySettings } from "./registry-settings";

const MAX_BYTES = 64_000_000;
/** As package managers do: what was asked a moment ago is not asked again. */
const FRESH_MILLISECONDS = 10 * 60_000;
/** What is needed to install, a tenth of all that a registry knows. */
const SHORT = "application/vnd.npm.install-v1+json; q=1.0, application/json; q=0.8";
/** Only this has the times. */
const WHOLE = "application/json";
const NAME = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/i;

/** What a registry says of a package. */
export interface RegistryPackage {
  readonly versions: readonly PublishedVersion[];
  /** What is installed where no version is named. */
  readonly latest?: string;
}

/** The same as it is kept. */
interface Answer extends RegistryPackage {
  readonly address: string;
  readonly asked: number;
  readonly etag: string | undefined;
  /** Whether the times were asked for. */
  readonly isWhole?: boolean;
}

/** Tells which versions of packages there are. Never sends credentials: what needs some is not known. */
export class Registry {
  /**
   * @param root the project that is looked at: answers are not kept in it
   * @param stallMilliseconds how long a registry may be silent
   */
  constructor(
    private readonly settings: RegistrySettings,
    private readonly root: string,
    private readonly userAgent: string,
    private readonly stallMilliseconds: number,
  ) {}

  /**
   * All that is said of a package.
   * @param withTimes also when its versions were published, which is more to fetch
   * @throws Error that says in plain words why it is not known
   */
  async packageOf(name: string, withTimes: boolean): Promise<RegistryPackage> {
    const address = this.addressOf(name);
    if (typeof address === "string") throw new Error(address);
    const kept = this.kept(address);
    const hasEnough = !withTimes || kept?.isWhole === true;
    if (kept && hasEnough && Date.now() - kept.asked < FRESH_MILLISECONDS && kept.asked <= Date.now()) return kept;
    const answer = withTimesOf(kept, await this.ask(address, kept, withTimes));
    this.keep(answer);
    return answer;
  }

  /** What was said of a package at some time, without asking anybody. */
  keptOf(name: string): RegistryPackage | undefined {
    const address = this.addressOf(name);
    return typeof address === "string" ? undefined : this.kept(address);
  }

  /** Changes whenever something is kept; undefined where nothing is. */
  get stamp(): string | undefined {
    const folder = cacheIn(this.root, false);
    return folder === undefined ? undefined : String(statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? "");
  }

  private addressOf(name: string): URL | string {
    if (!NAME.test(name)) return "this is no name of a package";
    const registry = this.settings.registryOf(name);
    return typeof registry === "string" ? registry : new URL(name.replace("/", "%2f"), registry);
  }

  private async ask(address: URL, kept: Answer | undefined, withTimes: boolean): Promise<Answer> {
    const isSameKind = (kept?.isWhole === true) === withTimes;
    const headers = {
      accept: withTimes ? WHOLE : SHORT,
      "accept-encoding": "gzip",
      "user-agent": this.userAgent,
      ...(isSameKind && kept?.etag !== undefined && { "if-none-match": kept.etag }),
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
    const said = packageIn(body.toString("utf8"), address.host);
    return { address: address.href, asked, etag: response.headers.etag, isWhole: withTimes, ...said };
  }

  private kept(address: URL): Answer | undefined {
    const path = this.pathOf(address.href, false);
    if (path === undefined || !existsSync(path)) return undefined;
    try {
      const answer = JSON.parse(Buffer.from(readOwnFile(path).bytes).toString("utf8")) as Answer;
      return answer.address === address.href && Array.isArray(answer.versions) ? answer : undefined;
    } catch {
      return undefined;
    }
  }

  private keep(answer: Answer): void {
    const path = this.pathOf(answer.address, true);
    if (path === undefined) return;
    try {
      writeWhole(path, Buffer.from(JSON.stringify(answer)));
    } catch {
      // It is asked again next time.
    }
  }

  private pathOf(address: string, create: boolean): string | undefined {
    const folder = cacheIn(this.root, create);
    return folder === undefined ? undefined : join(folder, `${createHash("sha256").update(address).digest("hex")}.json`);
  }
}

function cacheIn(root: string, create: boolean): string | undefined {
  try {
    const parent = userCacheFolder(root, create);
    if (parent === undefined) return undefined;
    const folder = join(parent, "registry");
    if (create) mkdirSync(folder, { recursive: true, mode: 0o700 });
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

/** Times that were known stay known: a version is published once. */
function withTimesOf(before: Answer | undefined, answer: Answer): Answer {
  const times = new Map(before?.versions.map(({ version, published }) => [version, published]));
  const versions = answer.versions.map((each) => {
    const published = each.published ?? times.get(each.version);
    return published === undefined ? each : { ...each, published };
  });
  return { ...answer, versions };
}

function packageIn(text: string, host: string): RegistryPackage {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Error(`${host} answered with something else than JSON`);
  }
  if (!isRecord(json) || !isRecord(json.versions)) throw new Error(`${host} answered with something else than a package`);
  const times = isRecord(json.time) ? json.time : {};
  const latest = textOf(isRecord(json["dist-tags"]) ? json["dist-tags"].latest : undefined);
  const versions = Object.entries(json.versions).flatMap(([version, manifest]) => {
    if (!isRecord(manifest)) return [];
    const published = textOf(times[version]);
    const dependencies = { ...textsIn(manifest.optionalDependencies), ...textsIn(manifest.dependencies) };
    const peers = textsIn(manifest.peerDependencies);
    return [{ version, dependencies, peers, deprecated: textOf(manifest.deprecated), ...(published !== undefined && { published }) }];
  });
  return { versions, ...(latest !== undefined && { latest }) };
}

function textsIn(value: unknown): Record<string, string> {
  const entries = Object.entries(isRecord(value) ? value : {}).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return Object.fromEntries(entries);
}
