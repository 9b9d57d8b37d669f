import DOMPurify from "dompurify";
import type { ReactElement } from "react";
import { useSearchParams } from "react-router-dom";

const STYLES = "<style>.message { color: red }</style>";

function Message(): ReactElement {
  const [searchParams] = useSearchParams();
  const message = searchParams.get("message") ?? "";
  return (
    <main>
      {/* ok: jsx-xss */}
      <div title={message}>{message}</div>
      {/* ok: jsx-xss */}
      <div dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(message) }} />
      {/* ok: jsx-xss */}
      <div dangerouslySetInnerHTML={{ __html: STYLES }} />
      {/* ok: jsx-xss */}
      <div dangerouslySetInnerHTML={{ __html: `<b>${Number(searchParams.get("page"))}</b>` }} />
      {/* ok: jsx-xss */}
      <iframe title="player" src={`https://player.example.test/${encodeURIComponent(message)}`} />
    </main>
  );
}

/** A component that others use. */
export function Article({ body }: { body: string }): ReactElement {
  const html = { __html: DOMPurify.sanitize(body, { USE_PROFILES: { html: true } }) };
  // ok: jsx-xss
  return <article dangerouslySetInnerHTML={html} />;
}

export const page = <Message />;
