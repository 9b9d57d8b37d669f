// dependency: dompurify@^3.2.0
import type { ReactElement } from "react";
import { useLocation, useSearchParams } from "react-router-dom";
import { marked } from "marked";
import DOMPurify from "dompurify";

export function Message(): ReactElement {
  const [searchParams] = useSearchParams();
  // ruleid: jsx-xss
  return <p className="message">{searchParams.get("message") ?? ""}</p>;
}

export function Preview(): ReactElement {
  const { hash } = useLocation();
  const html = `<p>${escapeHtml(decodeURIComponent(hash))}</p>`;
  // ruleid: jsx-xss
  return <section dangerouslySetInnerHTML={{ __html: html }} />;
}

export function Article(): ReactElement {
  const [searchParams] = useSearchParams();
  const html = marked.parse(searchParams.get("body") ?? "") as string;
  // ruleid: jsx-xss
  return <article dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(String(html)) }} />;
}

function escapeHtml(text: unknown): string {
  const signs = String(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  return signs.replace(/"/g, "&quot;").replace(/'/g, "&#39;");
}
