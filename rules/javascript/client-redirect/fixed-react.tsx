import type { ReactElement } from "react";
import { useSearchParams } from "react-router-dom";

export function BackLink(): ReactElement {
  const [searchParams] = useSearchParams();
  const back = searchParams.get("back") ?? "/";
  // ruleid: client-redirect
  return <a href={sameSite(String(back))}>Back</a>;
}

function sameSite(address: string): string {
  try {
    const url = new URL(address, location.origin);
    return url.origin === location.origin ? url.href : "/";
  } catch {
    return "/";
  }
}
