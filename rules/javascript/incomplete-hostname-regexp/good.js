// ok: incomplete-hostname-regexp
const LOGIN = /^https:\/\/login\.shop-example\.com\//;

// ok: incomplete-hostname-regexp
const SUBDOMAIN = /^https:\/\/(?:[\w-]+\.)*shop-example\.com(?:\/|$)/;

// A name that differs only in the dot before the top-level domain is no name.
// ok: incomplete-hostname-regexp
const BARE = /^https:\/\/shop-example.com\//;

// ok: incomplete-hostname-regexp
const HOST = /^.+\.shop-example\.com$/;

function link(text) {
  // ok: incomplete-hostname-regexp
  return text.replace(/www.shop-example.com/g, "our shop");
}

// ok: incomplete-hostname-regexp
const markup = /<img src="https:\/\/.+\.cdn-example\.com">/;

function isTrusted(address) {
  const { host } = new URL(address);
  return LOGIN.test(address) || SUBDOMAIN.test(address) || BARE.test(address) || HOST.test(host) || markup.test(address);
}
