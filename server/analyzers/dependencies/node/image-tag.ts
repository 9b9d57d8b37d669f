import type { NodePlace } from "./node-places";

/** Images that hold Node.js by its own versions: the official one, CircleCI's, and what mirrors of these call it. */
const IMAGE = /^((?:[\w.-]+(?::\d+)?\/)*(?:library\/|cimg\/|circleci\/)?node):([\w.-]+)$/;

/** The tag of a reference to an image of Node.js; undefined for other images, and for those that are pinned to a digest. */
export function nodeTag(reference: string, start: number): NodePlace | undefined {
  const [, name, tag] = IMAGE.exec(reference) ?? [];
  if (name === undefined || tag === undefined) return undefined;
  // An image of somebody else's that is called node may count as it likes.
  if (/\//.test(name) && !/(?:^|\/)(?:library|cimg|circleci|docker\.io)\/(?:.*\/)?node$/.test(name)) return undefined;
  const at = start + name.length + 1;
  return { span: { start: at, end: at + tag.length }, text: tag, form: "tag" };
}
