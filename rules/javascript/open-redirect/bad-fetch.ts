export function GET(request: Request): Response {
  const { origin, pathname, searchParams } = new URL(request.url);
  if (request.headers.has("x-legacy")) {
    // ruleid: open-redirect
    return Response.redirect(pathname);
  }
  // ruleid: open-redirect
  return Response.redirect(origin + searchParams.get("rest"));
}
