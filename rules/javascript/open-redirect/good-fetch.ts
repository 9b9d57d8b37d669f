export function GET(request: Request): Response {
  if (request.headers.has("x-legacy")) {
    // ok: open-redirect
    return Response.redirect(`${request.url}/signin`);
  }
  const { origin, pathname } = new URL(request.url);
  if (request.headers.has("x-error")) {
    // ok: open-redirect
    return Response.redirect(`${origin}/error?from=${pathname}`);
  }
  if (request.headers.has("x-secure")) {
    // ok: open-redirect
    return Response.redirect(origin + pathname);
  }
  // ok: open-redirect
  return Response.redirect(request.url);
}
