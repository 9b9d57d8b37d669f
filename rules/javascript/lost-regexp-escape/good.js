// ok: lost-regexp-escape
const SITE = new RegExp("^https://docs\\.example\\.com/");

// ok: lost-regexp-escape
const NAME = new RegExp("^[\w\.]+$".replace("w", "\\w"));

// ok: lost-regexp-escape
const SEPARATOR = new RegExp("[\.\*]\n\/\u0041\x42+");

// ok: lost-regexp-escape
const path = "C:\.config";

// ok: lost-regexp-escape
const RAW = new RegExp(String.raw`^\d+$`);

module.exports = { SITE, NAME, SEPARATOR, path, RAW };
