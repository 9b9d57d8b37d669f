import { normalize } from "node:path";

export function nameInArchive(file: string): string {
  let name = normalize(file);
  name = name.replaceAll("\\", "/");
  // doubtful: incomplete-multi-character-sanitization
  return unpack(name.replace(/(\.\.\/)+/, ""));
}

function unpack(name: string): string {
  return name;
}

export function place(slugger: { slug(text: string): string }, heading: string): string {
  // doubtful: incomplete-multi-character-sanitization
  const text = heading.replace(/<script[^>]*>/g, "");
  return slugger.slug(text);
}
