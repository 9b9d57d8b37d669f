import type { ReactElement } from "react";
import { useSearchParams } from "react-router-dom";

export function BackLink(): ReactElement {
  const [searchParams] = useSearchParams();
  const back = searchParams.get("back") ?? "/";
  // ruleid: client-redirect
  return <a href={back}>Back</a>;
}
