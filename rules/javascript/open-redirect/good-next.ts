import { NextResponse, type NextRequest } from "next/server";

export function middleware(request: NextRequest): NextResponse {
  const { nextUrl } = request;
  if (nextUrl.pathname === "/old") {
    // ok: open-redirect
    return NextResponse.redirect(new URL("/", nextUrl));
  }
  const login = nextUrl.clone();
  login.pathname = "/login";
  // ok: open-redirect
  return NextResponse.redirect(login);
}
