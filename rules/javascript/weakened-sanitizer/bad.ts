import createDOMPurify from "dompurify";
import DOMPurify from "isomorphic-dompurify";
import { JSDOM } from "jsdom";
import sanitizeHtml from "sanitize-html";
import { FilterXSS, filterXSS } from "xss";

export function comment(text: string): string {
  // ruleid: weakened-sanitizer
  return DOMPurify.sanitize(text, { ADD_ATTR: ["target", "onclick"] });
}

const options = {
  // ruleid: weakened-sanitizer
  ADD_TAGS: ["script"],
  // ruleid: weakened-sanitizer
  ADD_URI_SAFE_ATTR: ["href"],
};

export function page(text: string): string {
  return createDOMPurify(new JSDOM("").window).sanitize(text, options);
}

export function links(text: string): string {
  // ruleid: weakened-sanitizer
  return DOMPurify.sanitize(text, { ALLOWED_URI_REGEXP: /^[a-z]+:/i });
}

export function article(text: string): string {
  return sanitizeHtml(text, {
    // ruleid: weakened-sanitizer
    allowedTags: false,
    // ruleid: weakened-sanitizer
    allowedAttributes: false,
  });
}

export function widget(text: string): string {
  return sanitizeHtml(text, {
    // ruleid: weakened-sanitizer
    allowedTags: sanitizeHtml.defaults.allowedTags.concat(["img", "script"]),
    // ruleid: weakened-sanitizer
    allowedSchemes: ["https", "javascript"],
    // ruleid: weakened-sanitizer
    allowedAttributes: { ...sanitizeHtml.defaults.allowedAttributes, button: ["onclick"] },
  });
}

export function filtered(text: string): string {
  // ruleid: weakened-sanitizer
  return filterXSS(text, { whiteList: { a: ["href"], script: [] } });
}

// ruleid: weakened-sanitizer
export const filter = new FilterXSS({ whiteList: { img: ["src", "onerror"] } });
