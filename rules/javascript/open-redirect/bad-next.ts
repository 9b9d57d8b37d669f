import { NextResponse, type NextRequest } from "next/server";

export function middleware({ nextUrl }: NextRequest): NextResponse {
  if (nextUrl.pathname === "/old") {
    // ruleid: open-redirect
    return NextResponse.redirect(new URL(nextUrl.searchParams.get("next") ?? "/", nextUrl));
  }
  // ruleid: open-redirect
  return NextResponse.redirect(nextUrl.pathname);
}
