import { cookies, headers } from "next/headers";
import type { ReactElement } from "react";

export default async function Footer(): Promise<ReactElement> {
  const host = (await headers()).get("host");
  const theme = (await cookies()).get("theme")?.value;
  return (
    <nav>
      {/* ok: client-redirect */}
      <a href={`https://${host}/privacy`}>Privacy</a>
      {/* ok: client-redirect */}
      <a href={theme}>Theme</a>
    </nav>
  );
}
