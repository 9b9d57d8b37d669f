// dependency: dompurify@^3.2.0
import type { ReactElement } from "react";
import { useLocation, useSearchParams } from "react-router-dom";
import { marked } from "marked";

export function Message(): ReactElement {
  const [searchParams] = useSearchParams();
  // ruleid: jsx-xss
  return <p className="message" dangerouslySetInnerHTML={{ __html: searchParams.get("message") ?? "" }} />;
}

export function Preview(): ReactElement {
  const { hash } = useLocation();
  const html = `<p>${decodeURIComponent(hash)}</p>`;
  // ruleid: jsx-xss
  return <section dangerouslySetInnerHTML={{ __html: html }} />;
}

export function Article(): ReactElement {
  const [searchParams] = useSearchParams();
  const html = marked.parse(searchParams.get("body") ?? "") as string;
  // ruleid: jsx-xss
  return <article dangerouslySetInnerHTML={{ __html: html }} />;
}
