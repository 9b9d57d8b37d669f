/** Modules that are a part of Node (https://nodejs.org/api/), without `node:`. */
const NODE_MODULES =
  "assert async_hooks buffer child_process cluster crypto dgram diagnostics_channel dns events fs http http2 https inspector module net os " +
  "path perf_hooks process punycode querystring readline repl sqlite stream string_decoder test timers tls trace_events tty url util v8 vm " +
  "wasi worker_threads zlib";

/** Things that every module sees without an import, in Node or in a browser, as far as rules speak of them. */
const GLOBALS =
  "Array ArrayBuffer Blob Boolean Buffer Date Error EventSource FileReader FormData Function Headers Image Intl JSON Map Math Number Object " +
  "Promise Proxy Reflect RegExp Request Response Set String Symbol TextDecoder TextEncoder URL URLSearchParams WebAssembly WebSocket Worker " +
  "XMLHttpRequest alert atob btoa clearInterval clearTimeout confirm console decodeURI decodeURIComponent document encodeURI " +
  "encodeURIComponent escape eval exports fetch global globalThis history importScripts indexedDB isFinite isNaN localStorage location module " +
  "navigator open parseFloat parseInt postMessage process prompt queueMicrotask require self sessionStorage setImmediate setInterval " +
  "setTimeout structuredClone top unescape window";

const WELL_KNOWN = new Set(`${NODE_MODULES} ${GLOBALS}`.split(" "));

/**
 * True for names that mean the same in every program unless something else is declared under them. A pattern that says
 * `crypto` means Node's; one that says `app` means whatever is called so.
 */
export function isWellKnown(name: string): boolean {
  return WELL_KNOWN.has(name);
}
