import Koa from "koa";

new Koa().use((ctx) => {
  const { code } = ctx.request.query as { code: string };
  // ruleid: list-taken-for-text
  ctx.body = String(code).length === 6 ? `Your code is ${code}` : "Not a code";
});
