import { createElement, useEffect, useState, type ReactElement } from "react";
import { useLocation, useSearchParams } from "react-router-dom";
import { marked } from "marked";

function Message(): ReactElement {
  const [searchParams] = useSearchParams();
  // ruleid: jsx-xss
  return <div dangerouslySetInnerHTML={{ __html: searchParams.get("message") ?? "" }} />;
}

function Preview(): ReactElement {
  const { hash } = useLocation();
  // ruleid: jsx-xss
  const html = { __html: `<p>${decodeURIComponent(hash)}</p>` };
  return <section className="preview" dangerouslySetInnerHTML={html} />;
}

function Frame(): ReactElement {
  // ruleid: jsx-xss
  return <iframe title="frame" srcDoc={window.name} />;
}

function Article(): ReactElement {
  const html = marked.parse(new URLSearchParams(location.search).get("body") ?? "") as string;
  // ruleid: jsx-xss
  return <article dangerouslySetInnerHTML={{ __html: html }} />;
}

function Inbox(): ReactElement {
  const [html, setHtml] = useState(location.hash.slice(1));
  useEffect(() => setHtml(location.hash.slice(1)), []);
  // ruleid: jsx-xss
  return createElement("div", { dangerouslySetInnerHTML: { __html: html } });
}

export const pages = [<Message key="message" />, <Preview key="preview" />, <Frame key="frame" />, <Inbox key="inbox" />];
