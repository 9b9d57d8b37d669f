import { z } from "zod";
import { createTRPCRouter, protectedProcedure } from "../trpc";

export const todoRouter = createTRPCRouter({
  list: protectedProcedure.query(({ ctx }) => ctx.db.todo.findMany({ where: { userId: ctx.session.user.id } })),
  rename: protectedProcedure.input(z.object({ id: z.string(), title: z.string() })).mutation(({ ctx, input }) =>
    // ruleid: missing-ownership-check
    ctx.db.todo.update({ where: { id: input.id }, data: { title: input.title } }),
  ),
  remove: protectedProcedure.input(z.object({ id: z.string() })).mutation(async ({ ctx, input }) => {
    // ruleid: missing-ownership-check
    await ctx.db.todo.delete({ where: { id: input.id } });
  }),
});
