/** Files that say which containers run beside each other. */
const COMPOSE = /(?:^|\/)(?:docker-)?compose[\w.-]*\.ya?ml$/i;
const SERVICES = /^services:[ \t]*(?:#.*)?$/;
const PUBLISHES = /^[ \t]*(?:ports|network_mode):[ \t]*(.*)$/;
const TO_ITSELF = /^["']?(?:127\.0\.0\.1|\[?::1\]?|localhost):/;
const GIVEN = /^[ \t]*(?:-[ \t]+)?["']?[\w.-]+(?:=|["']?:[ \t]+)["']?(.+?)["']?[ \t]*(?:#.*)?$/;

/** A container of a compose file, by its lines. */
interface Container {
  readonly lines: readonly string[];
}

/** What opens only servers that nobody outside of a compose file's network comes to: databases and the like that publish no port. */
export class InnerServers {
  private values: ReadonlySet<string> | undefined;

  /** @param images parts of the names of images that are servers for the programs beside them */
  constructor(
    private readonly path: string,
    private readonly text: string,
    private readonly images: readonly string[],
  ) {}

  /** True for the value of a setting of such a server; other containers are given the same. */
  open(value: string): boolean {
    if (!COMPOSE.test(this.path)) return false;
    this.values ??= new Set(
      containersOf(this.text)
        .filter((container) => this.isServer(container) && !isPublished(container))
        .flatMap(({ lines }) => lines.map((line) => GIVEN.exec(line)?.[1] ?? "")),
    );
    return this.values.has(value);
  }

  private isServer({ lines }: Container): boolean {
    const image = lines.map((line) => /^[ \t]*image:[ \t]*(\S+)/.exec(line)?.[1]).find((name) => name !== undefined);
    const words = image?.toLowerCase().split(/[^a-z]+/);
    return this.images.some((name) => words?.includes(name) ?? false);
  }
}

function containersOf(text: string): Container[] {
  const lines = text.split(/\r?\n/).filter((line) => !/^[ \t]*(?:#|$)/.test(line));
  const first = lines.findIndex((line) => SERVICES.test(line)) + 1;
  const containers: { lines: string[] }[] = [];
  const indent = indentOf(lines[first] ?? "");
  if (first === 0 || indent === 0) return [];
  for (let at = first; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (indentOf(line) < indent) break;
    if (indentOf(line) === indent) containers.push({ lines: [] });
    else containers.at(-1)?.lines.push(line);
  }
  return containers;
}

/** True where a port is handed to the machine's own network, or the whole network is the machine's. */
function isPublished({ lines }: Container): boolean {
  return lines.some((line, at) => {
    const written = PUBLISHES.exec(line);
    if (!written) return false;
    if (written[1] !== "") return written[1] !== "bridge";
    const rest = lines.slice(at + 1);
    const end = rest.findIndex((other) => !/^[ \t]*-/.test(other) && indentOf(other) <= indentOf(line));
    return (end < 0 ? rest : rest.slice(0, end)).some((entry) => !TO_ITSELF.test(entry.replace(/^[ \t]*-[ \t]*/, "")));
  });
}

function indentOf(line: string): number {
  return line.search(/[^ \t]|$/);
}
