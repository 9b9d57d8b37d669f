import Router from "@koa/router";
import { eq } from "drizzle-orm";
import knexMaker from "knex";
import { db } from "../db";
import { bookings } from "../db/schema";
import { signedIn } from "../middleware/signed-in";

const knex = knexMaker({ client: "pg" });
const router = new Router();

router.get("/tasks", signedIn, async (ctx) => {
  ctx.body = await knex("tasks").where({ user_id: ctx.state.user.id }).select("id", "title");
});

router.del("/tasks/:id", signedIn, async (ctx) => {
  // ruleid: missing-ownership-check
  await knex("tasks").where("id", ctx.params.id).del();
  ctx.status = 204;
});

router.put("/tasks/:id", signedIn, async (ctx) => {
  const { title } = ctx.request.body as { title: string };
  // ruleid: missing-ownership-check
  await knex("tasks").where({ id: Number(ctx.params.id) }).update({ title });
  ctx.status = 204;
});

router.post("/bookings", signedIn, async (ctx) => {
  const { room } = ctx.request.body as { room: string };
  await db.insert(bookings).values({ room, userId: ctx.state.user.id });
  ctx.status = 201;
});

router.delete("/bookings/:id", signedIn, async (ctx) => {
  // ruleid: missing-ownership-check
  await db.delete(bookings).where(eq(bookings.id, ctx.params.id));
  ctx.status = 204;
});
