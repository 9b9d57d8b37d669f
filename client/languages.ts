/**
 * What Buckler reads: files of all languages, because secrets may lie in any. `activationEvents` in package.json names those that it starts
 * for, which are those that people write code and settings in.
 */
export const DOCUMENTS = [
  { scheme: "file", language: "*" },
  { scheme: "untitled", language: "*" },
];
