export function GET(request: Request): Response {
  if (request.headers.has("x-legacy")) {
    // ok: open-redirect
    return Response.redirect(`${request.url}/signin`);
  }
  // ok: open-redirect
  return Response.redirect(request.url);
}
