import axios from "axios";
import Cookies from "js-cookie";
import { useLazyLoadQuery } from "react-relay";

async function show(element: HTMLElement) {
  const response = await fetch("https://api.example.test/comments/1");
  const comment = await response.json();
  // ruleid: response-xss
  element.innerHTML = comment.text;

  // ruleid: response-xss
  axios.get("/api/news").then(({ data }) => (element.innerHTML = data.headline));

  // ruleid: response-xss
  element.innerHTML = Cookies.get("greeting") ?? "";
}

export function Article({ query }: { query: never }) {
  const data = useLazyLoadQuery(query, {});
  // ruleid: response-xss
  return <p onClick={() => show(document.body)} dangerouslySetInnerHTML={{ __html: data.article.text }} />;
}
