import { useEffect, useRef } from "react";

/** What is kept beside an element is no HTML. */
export function Found({ editor }) {
  const done = useRef(null);
  const term = new URLSearchParams(location.search).get("q");
  useEffect(() => {
    // ok: dom-xss
    if (done.current !== term) done.current = term;
    editor.find(term);
  });
  return <p ref={done} />;
}
