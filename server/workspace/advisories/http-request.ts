import { request as requestHttp, type IncomingMessage, type RequestOptions } from "node:http";
import { request as requestHttps } from "node:https";
import { HttpProxyAgent } from "http-proxy-agent";
import { HttpsProxyAgent } from "https-proxy-agent";
import { getProxyForUrl } from "proxy-from-env";

export interface HttpOptions {
  readonly headers: Readonly<Record<string, string>>;
  /** Gives up when nothing was heard for so long. */
  readonly stallMilliseconds: number;
  readonly signal?: AbortSignal;
}

const MAX_REDIRECTS = 5;

/**
 * Asks for something and follows where the server sends on to: over https, or, where http was asked for, to the same host. Goes through the
 * proxy that the environment names (HTTPS_PROXY, HTTP_PROXY, NO_PROXY).
 * @returns the answer, whose body is to be read or destroyed; reading it fails when the server stalls
 * @throws Error that says what went wrong
 */
export async function httpGet(address: URL, options: HttpOptions): Promise<IncomingMessage> {
  let url = address;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const response = await answerOf(url, options);
    const { statusCode = 0, headers } = response;
    if (![301, 302, 303, 307, 308].includes(statusCode) || headers.location === undefined) return response;
    response.destroy();
    url = redirected(url, headers.location);
  }
  throw new Error(`${address.host} sends from one address to the next without an end`);
}

function redirected(from: URL, location: string): URL {
  if (!URL.canParse(location, from.href)) throw new Error(`${from.host} sends on to an address that is none`);
  const to = new URL(location, from);
  if (to.protocol === "https:" || (to.protocol === "http:" && from.protocol === "http:" && to.host === from.host)) return to;
  throw new Error(`${from.host} sends on to ${to.protocol}//${to.host}, which is not followed because it is not https`);
}

function answerOf(url: URL, { headers, stallMilliseconds, signal }: HttpOptions): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const isSecure = url.protocol === "https:";
    const proxy = getProxyForUrl(url.href);
    const agent = proxy === "" ? undefined : isSecure ? new HttpsProxyAgent(proxy) : new HttpProxyAgent(proxy);
    const options: RequestOptions = { headers, timeout: stallMilliseconds, ...(agent && { agent }), ...(signal && { signal }) };
    const request = isSecure ? requestHttps(url, options) : requestHttp(url, options);
    const stalled = new Error(`${url.host} did not answer for ${stallMilliseconds / 1000} seconds`);
    // An agent's own way to the server is not under the request's timeout.
    const connecting = setTimeout(() => request.destroy(stalled), stallMilliseconds);
    request.on("timeout", () => request.destroy(stalled));
    request.on("error", (error) => {
      clearTimeout(connecting);
      reject(error === stalled || signal?.aborted ? error : new Error(`${url.host} cannot be reached${viaOf(proxy)}: ${error.message}`));
    });
    request.on("response", (response) => {
      clearTimeout(connecting);
      request.on("timeout", () => response.destroy(stalled));
      resolve(response);
    });
    request.end();
  });
}

/** Without the password that the address of a proxy may hold. */
function viaOf(proxy: string): string {
  return proxy === "" ? "" : ` through the proxy ${URL.canParse(proxy) ? new URL(proxy).host : "that the environment names"}`;
}
