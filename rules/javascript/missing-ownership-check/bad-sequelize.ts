import Router from "@koa/router";
import { Invoice } from "../models";
import { signedIn } from "../middleware/signed-in";

const router = new Router();

router.get("/invoices", signedIn, async (ctx) => {
  ctx.body = await Invoice.findAll({ where: { customerId: ctx.state.user.id } });
});

router.delete("/invoices/:id", signedIn, async (ctx) => {
  // ruleid: missing-ownership-check
  await Invoice.destroy({ where: { id: ctx.params.id } });
  ctx.status = 204;
});

router.put("/invoices/:id", signedIn, async (ctx) => {
  const { note } = ctx.request.body as { note: string };
  // ruleid: missing-ownership-check
  await Invoice.update({ note }, { where: { id: ctx.params.id } });
  ctx.status = 204;
});
