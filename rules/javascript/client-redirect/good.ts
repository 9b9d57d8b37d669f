const parameters = new URLSearchParams(window.location.search);
const next = parameters.get("next") ?? "";
const PAGES: Record<string, string> = { cart: "/cart", account: "/account" };
const TARGETS = ["/cart", "/account"];

// ok: client-redirect
location.href = Object.hasOwn(PAGES, next) ? PAGES[next] : "/";

// ok: client-redirect
if (TARGETS.includes(next)) location.assign(next);

// ok: client-redirect
location.href = "/search?q=" + parameters.get("q");

// ok: client-redirect
window.location.replace(`https://shop.example.test/orders/${parameters.get("order")}`);

// ok: client-redirect
window.open("/help#" + location.hash.slice(1));

// ok: client-redirect
location.href = `/products/${encodeURIComponent(next)}`;

// ok: client-redirect
location.hash = parameters.get("tab") ?? "";

// ok: client-redirect
location.reload();

// ok: client-redirect
window.location.href = window.location.href;

// ok: client-redirect
location.href = location.href.split("#")[0] + "?refresh=1";

// ok: client-redirect
location.replace(location.pathname + location.search);

// ok: client-redirect
location.replace([location.origin, "orders", next].join("/"));

// ok: client-redirect
location.href = "report" + (next === "" ? "" : `?next=${next}`);

const address = new URL(location.href);
// ok: client-redirect
location.href = address.origin + address.pathname + "?next=" + next;
// ok: client-redirect
location.href = address.origin + "/welcome";

if (next.startsWith("https://shop.example.test/")) {
  // ok: client-redirect
  location.href = next;
}

// ok: client-redirect
if (document.referrer) location.href = document.referrer;

function isElsewhere(address: string): boolean {
  const link = document.createElement("a");
  // ok: client-redirect
  link.href = address;
  return link.host !== location.host;
}

if (isElsewhere(next)) console.warn("That leads away.");

export function partsOf(address: string): Record<string, string> {
  const link = document.createElement("a");
  // ok: client-redirect
  link.href = address || location.search;
  const parts: Record<string, string> = {};
  for (const name of ["protocol", "host", "pathname"] as const) parts[name] = link[name];
  return parts;
}
