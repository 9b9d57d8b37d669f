import Link from "next/link";
import { useRouter } from "next/router";
import type { ReactElement } from "react";

export function Languages(): ReactElement {
  const router = useRouter();
  const path = router.asPath.replace("/old/", "/new/");
  return (
    <nav>
      {/* ok: client-redirect */}
      <a href={router.asPath}>Here</a>
      {/* ok: client-redirect */}
      <Link href={path}>There</Link>
    </nav>
  );
}
