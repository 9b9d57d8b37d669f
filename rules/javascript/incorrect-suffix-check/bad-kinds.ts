export function isFailed(body: string): boolean {
  // doubtful: incorrect-suffix-check
  return body.indexOf("</error>") === body.length - 8;
}
