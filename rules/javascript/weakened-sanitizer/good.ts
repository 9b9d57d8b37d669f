import DOMPurify from "dompurify";
import sanitizeHtml from "sanitize-html";
import xss from "xss";

export function comment(text: string): string {
  // ok: weakened-sanitizer
  return DOMPurify.sanitize(text, { ADD_ATTR: ["target", "style"], ADD_TAGS: ["iframe", "foreignObject"], FORBID_TAGS: ["script"] });
}

export function links(text: string): string {
  // ok: weakened-sanitizer
  return DOMPurify.sanitize(text, { ALLOWED_URI_REGEXP: /^(?:https?|mailto|tel):/i });
}

export function article(text: string): string {
  return sanitizeHtml(text, {
    // ok: weakened-sanitizer
    allowedTags: sanitizeHtml.defaults.allowedTags.filter((tag) => tag !== "script").concat(["img"]),
    // ok: weakened-sanitizer
    allowedAttributes: { a: ["href", "target"], "*": ["class"] },
    // ok: weakened-sanitizer
    allowedSchemes: ["https", "mailto"],
  });
}

export function nothing(text: string): string {
  // ok: weakened-sanitizer
  return sanitizeHtml(text, { allowedTags: [], allowedAttributes: {} });
}

export function filtered(text: string): string {
  // ok: weakened-sanitizer
  return xss(text, { whiteList: { a: ["href", "title"] }, stripIgnoreTagBody: ["script"] });
}

export function withoutScripts(text: string): string {
  // ok: weakened-sanitizer
  return sanitizeHtml(text, { allowedTags: false, allowedAttributes: {}, exclusiveFilter: ({ tag }) => tag === "script" });
}
