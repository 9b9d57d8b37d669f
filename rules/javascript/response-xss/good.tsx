import axios from "axios";
import DOMPurify from "dompurify";
import { useLazyLoadQuery } from "react-relay";

export async function show(element: HTMLElement) {
  const response = await fetch("https://api.example.test/comments/1");
  const comment = await response.json();
  // ok: response-xss
  element.textContent = comment.text;
  // ok: response-xss
  element.innerHTML = `<b>${Number(comment.votes)}</b>`;
  // ok: response-xss
  element.innerHTML = response.ok ? "<b>done</b>" : "<b>failed</b>";
  // ok: response-xss
  axios.get("/api/news").then(({ data }) => (element.innerHTML = DOMPurify.sanitize(data.headline)));
}

export function Article({ query }: { query: never }) {
  const data = useLazyLoadQuery(query, {});
  // ok: response-xss
  return <p>{data.article.text}</p>;
}
