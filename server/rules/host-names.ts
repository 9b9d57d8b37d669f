/**
 * Top-level domains after which a word with a dot is most likely meant as a host (as the source of a regular expression). Shorter
 * than the list of all: many others are also the endings of files, or names of properties.
 */
export const TOP_LEVEL_DOMAIN = "(?:com|net|org|edu|gov|mil|io|dev|uk|internal)";

/** A host that is written in the source of a regular expression, its dots escaped or not. */
export const HOST_IN_PATTERN = new RegExp(
  String.raw`(?:(?:[a-z0-9-]+|\((?:\?:)?[a-z0-9|-]+\))\\?\.)+${TOP_LEVEL_DOMAIN}(?![\w-]|\\?\.\w)(?::\d+)?`,
  "gi",
);
