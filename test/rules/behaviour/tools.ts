import { createServer, request, Server, type IncomingHttpHeaders, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { runInNewContext } from "node:vm";
import type { Place } from "./load-example";

/** What checks of behaviour are given beside the example's names. */
export interface Tools extends Place {
  /** Sends a request, exactly as it is written, to an application, a handler or a server, which is started for it. */
  readonly get: typeof get;
  /** What is printed on the terminal meanwhile. */
  readonly printed: typeof printed;
  /** True where that does not come to an end soon. */
  readonly hangs: typeof hangs;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is, or as JSON where it is no text. */
  readonly body?: unknown;
}

/** The tools for an example that runs at a place. */
export function toolsAt(place: Place): Tools {
  return { ...place, get, printed, hangs };
}

async function get(listener: RequestListener | Server, path: string, { method, headers, body }: Sent = {}): Promise<Answer> {
  const server = listener instanceof Server ? listener : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const content = body === undefined || typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body);
  const type = content === body ? {} : { "content-type": "application/json" };
  const length = content === undefined ? {} : { "content-length": Buffer.byteLength(content) };
  const options = { port, path, method: method ?? (content === undefined ? "GET" : "POST"), agent: false as const };
  try {
    return await new Promise<Answer>((resolve, reject) => {
      const sent = request({ ...options, headers: { ...type, ...length, ...headers } }, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => (text += part));
        response.once("end", () => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        });
      });
      sent.once("error", reject).end(content);
    });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

async function printed(run: () => unknown): Promise<string> {
  const streams = [process.stdout, process.stderr];
  const writers = streams.map((stream) => stream.write.bind(stream));
  let text = "";
  for (const stream of streams) {
    stream.write = (part: string | Uint8Array): boolean => {
      text += String(part);
      return true;
    };
  }
  try {
    await run();
  } finally {
    streams.forEach((stream, index) => (stream.write = writers[index]!));
  }
  return text;
}

/** Long enough for a busy machine, and an end for what takes years. */
const SOON = 400;

function hangs(run: () => unknown): boolean {
  try {
    runInNewContext("run()", { run }, { timeout: SOON });
    return false;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return true;
    throw error;
  }
}
