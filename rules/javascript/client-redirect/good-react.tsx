import type { ReactElement } from "react";
import { Link, useSearchParams } from "react-router-dom";

export function Links({ website }: { website: string }): ReactElement {
  const [searchParams] = useSearchParams();
  return (
    <nav>
      {/* ok: client-redirect */}
      <a href={`/products?category=${searchParams.get("category")}`}>Products</a>
      {/* ok: client-redirect */}
      <a href={website}>Website</a>
      {/* ok: client-redirect */}
      <Link to="/cart">Cart</Link>
    </nav>
  );
}
