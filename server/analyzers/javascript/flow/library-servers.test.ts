import { checkLibraryFlow } from "./library-flow.testing";

const CASES: Readonly<Record<string, string>> = {
  express: `
    import express, { Router, Request, Response, NextFunction } from "express";
    import { exec } from "child_process";
    import path from "path";
    const app = express();
    app.use(express.json());
    app.get("/a/:id", (req, res) => {
      res.send("<h1>" + req.query.name); //! html
      res.send(\`Hi \${req.params.id}\`); //! html
      res.json({ a: req.query.name });
      res.status(200).send(req.body.x); //! html
      res.type("text/plain").send(req.query.x);
      res.redirect(req.query.to as string); //! redirect
      res.redirect(301, req.body.to); //! redirect
      res.location(req.get("x")!);
      res.location(req.query.x as string); //! redirect
      res.sendFile(req.params.id); //! sent-path
      res.sendFile(path.join(__dirname, req.params.id)); //! sent-path
      res.sendFile(req.params.id, { root: __dirname });
      res.download(req.query.f as string); //! path
      res.render(req.query.view as string); //! path
      res.render("x", req.body);
      res.set("Location", req.query.u as string); //! redirect
      exec(req.headers["x-cmd"] as string); //! command
      exec(req.get("x-cmd")!); //! command
      exec(req.header("x-cmd")!); //! command
      exec(req.cookies.x); //! command
      exec(req.signedCookies.x);
      exec(req.hostname); //! command
      exec(req.originalUrl); //! command
      exec(req.path); //! command
      exec(req.ip!); 
    });
    const router = Router();
    router.route("/x").post([(req: Request, res: Response, next: NextFunction) => { exec(req.body.a); }]); //! command
    router.param("id", (req, res, next, id) => { exec(id); }); //! command
    app.use("/api", router);
    app.use((err: Error, req: Request, res: Response, next: NextFunction) => { res.send(req.query.z); }); //! html
    export const handler = async ({ query: { q }, body: { b } }: Request, res: Response) => {
      exec(q as string); //! command
      exec(b); //! command
      res.end("<p>" + q); //! html
      res.write(q as string); //! html
      res.jsonp(q);
    };`,
  "koa-route": `
    import Koa from "koa";
    import route from "koa-route";
    import { exec } from "child_process";
    const app = new Koa();
    app.use(route.get("/files/:name", (ctx, name) => {
      exec("cat " + name); //! command
      ctx.body = "<h1>" + ctx.query.title; //! html
    }));`,
  koa: `
    import Koa from "koa";
    import Router from "@koa/router";
    import bodyParser from "koa-bodyparser";
    import { exec } from "child_process";
    const app = new Koa();
    const router = new Router({ prefix: "/x" });
    router.get("/:id", async (ctx, next) => {
      ctx.body = "<h1>" + ctx.query.name; //! html
      ctx.response.body = "<h1>" + ctx.request.query.name; //! html
      ctx.redirect(ctx.query.to as string); //! redirect
      exec(ctx.params.id); //! command
      exec(ctx.request.body.x); //! command
      exec(ctx.cookies.get("a")!); //! command
      exec(ctx.get("x-a")); //! command
      exec(ctx.headers["x"] as string); //! command
      exec(ctx.querystring); //! command
      exec(ctx.request.url); //! command
      exec(ctx.req.url!); //! command
      ctx.set("Location", ctx.query.z as string); //! redirect
      ctx.set({ Location: ctx.query.z as string }); //! redirect
      ctx.attachment(ctx.query.f as string);
      ctx.body = { a: ctx.query.a };
    });
    app.use(async ({ request, response }, next) => { exec(request.body.y); }); //! command
    app.use(router.routes());`,
  fastify: `
    import Fastify, { FastifyInstance, FastifyRequest, FastifyReply, fastify } from "fastify";
    import { exec } from "child_process";
    const app = Fastify({ logger: true });
    app.get<{ Querystring: { q: string } }>("/", async (request, reply) => {
      exec(request.query.q); //! command
      exec((request.body as any).q); //! command
      exec((request.params as any).q); //! command
      exec(request.headers["x"] as string); //! command
      reply.type("text/html").send("<b>" + request.query.q); //! html
      reply.header("content-type", "text/html").send("<b>" + request.query.q); //! html
      reply.send("<b>" + request.query.q);
      reply.redirect(request.query.q); //! redirect
      reply.redirect(302, request.query.q); //! redirect
      reply.code(302).header("location", request.query.q); //! redirect
      reply.sendFile(request.query.q);
      const data = await request.file();
      exec(data!.filename); //! command
      reply.view(request.query.q); //! path
    });
    app.route({ method: "GET", url: "/x", preHandler: async (req, reply) => { exec(req.query.z); }, handler(req, reply) { exec(req.body.c); } }); //! command
    app.addHook("onRequest", async (req) => { exec(req.query.x); }); //! command
    export default async function routes(fastify: FastifyInstance) {
      fastify.post("/y", (req: FastifyRequest, reply: FastifyReply) => { exec(req.body.x); }); //! command
    }
    app.register(async (instance) => { instance.get("/k", async (req) => { exec(req.query.k); }); }); //! command
    app.register(require("./x"));`,
  hapi: `
    import Hapi, { Request, ResponseToolkit } from "@hapi/hapi";
    import { exec } from "child_process";
    const server = Hapi.server({ port: 1 });
    server.route({ method: "GET", path: "/", handler: (request, h) => { exec(request.query.q); return "<b>" + request.params.x; } }); //! command html
    server.route([{ method: "POST", path: "/p", options: { handler: async (request: Request, h: ResponseToolkit) => {
      exec((request.payload as any).x); //! command
      exec(request.headers.x); //! command
      exec(request.state.c); //! command
      exec(request.raw.req.url!); //! command
      return h.response("<b>" + request.query.z).type("text/html"); //! html
    } } }]);
    server.route({ method: "GET", path: "/r", handler: (request, h) => h.redirect(request.query.to) }); //! redirect
    server.route({ method: "GET", path: "/f", handler: (request, h) => h.file(request.query.to) }); //! path
    server.ext("onRequest", (request, h) => { exec(request.path); return h.continue; }); //! command
    server.ext({ type: "onPreHandler", method: (request, h) => { exec(request.query.x); return h.continue; } }); //! command
    export const h2 = async (request: Request, h: ResponseToolkit) => { exec(request.query.a); return h.response("ok").header("location", request.query.a); }; //! command redirect
    exports.plugin = { name: "x", register: async function (server: Hapi.Server, options: object) { server.route({ method: "GET", path: "/z", handler: (r) => { exec(r.query.z); return ""; } }); } }; //! command
    server.decorate("toolkit", "x", function () {});`,
  hono: `
    import { Hono } from "hono";
    import { html, raw } from "hono/html";
    import { getCookie } from "hono/cookie";
    import { exec } from "child_process";
    const app = new Hono();
    app.get("/:id", async (c) => {
      exec(c.req.query("q")!); //! command
      exec(c.req.param("id")); //! command
      exec(c.req.query().x); //! command
      exec(c.req.param().id); //! command
      const { id } = c.req.param();
      exec(id); //! command
      exec(c.req.header("x")!); //! command
      exec((await c.req.json()).x); //! command
      exec(await c.req.text()); //! command
      exec((await c.req.parseBody()).file as string); //! command
      exec((await c.req.formData()).get("a") as string); //! command
      exec(getCookie(c, "a")!); //! command
      exec(c.req.url); //! command
      c.header("Location", c.req.query("z")!); //! redirect
      if (id) return c.redirect(c.req.query("to")!); //! redirect
      if (id) return c.body(c.req.query("to")!);
      if (id) return c.json({ a: c.req.query("to")! });
      if (id) return c.text(c.req.query("to")!);
      return c.html("<b>" + c.req.query("x")); //! html
    });
    app.use("*", async (c, next) => { exec(c.req.queries("a")![0]); await next(); }); //! command
    const api = new Hono().basePath("/x").post("/", (c) => { exec(c.req.query("y")!); return c.html(html\`<p>\${c.req.query("z")}</p>\`); }); //! command
    app.route("/api", api);
    app.post("/v", validator("json", (v) => v), (c) => { exec(c.req.valid("json").x); return c.text(""); }); //! command`,
  restify: `
    import restify from "restify";
    import { exec } from "child_process";
    const server = restify.createServer();
    server.get("/x/:name", (req, res, next) => {
      exec(req.params.name); //! command
      exec(req.query.name); //! command
      exec(req.body.name); //! command
      exec(req.header("x")); //! command
      exec(req.getQuery()); //! command
      exec(req.href()); //! command
      res.redirect(req.query.to, next); //! redirect
      res.redirect(302, req.query.to, next); //! redirect
      res.redirect({ hostname: req.query.host }, next); //! redirect
      res.header("Location", req.query.to); //! redirect
      res.sendRaw("<b>" + req.query.x); //! html
      res.end("<b>" + req.query.x); //! html
      res.send({ a: req.query.x });
    });
    server.use((req, res, next) => { exec(req.url); next(); }); //! command
    server.pre([(req, res, next) => { exec(req.url); next(); }]); //! command`,
  "next pages": `
    import type { NextApiRequest, NextApiResponse, GetServerSideProps } from "next";
    import { exec } from "child_process";
    export default function handler(req: NextApiRequest, res: NextApiResponse) {
      exec(req.query.x as string); //! command
      exec(req.body.x); //! command
      exec(req.cookies.x!); //! command
      res.redirect(req.query.to as string); //! redirect
      res.redirect(307, req.query.to as string); //! redirect
      res.send("<b>" + req.query.x); //! html
      res.status(200).json({ a: req.query.x });
    }
    export const getServerSideProps: GetServerSideProps = async (context) => {
      exec(context.query.x as string); //! command
      exec(context.params!.id as string); //! command
      exec(context.req.url!); //! command
      return { redirect: { destination: context.query.to as string, permanent: false } }; //! redirect
    };
    export async function getServerSideProps2({ query }) { }`,
  "next app route": `
    import { NextRequest, NextResponse } from "next/server";
    import { cookies, headers } from "next/headers";
    import { redirect } from "next/navigation";
    import { exec } from "child_process";
    export async function GET(request: NextRequest, { params }: { params: Promise<{ id: string }> }) {
      exec(request.nextUrl.searchParams.get("q")!); //! command
      const { searchParams } = new URL(request.url);
      exec(searchParams.get("q")!); //! command
      const { id } = await params;
      exec(id); //! command
      exec((await cookies()).get("x")!.value); //! command
      exec((await headers()).get("x")!); //! command
      exec(request.headers.get("x")!); //! command
      if (id) redirect(searchParams.get("to")!); //! redirect
      if (id) return NextResponse.redirect(new URL(searchParams.get("to")!, request.url)); //! redirect
      if (id) return Response.redirect(searchParams.get("to")!); //! redirect
      if (id) return NextResponse.json({ a: searchParams.get("to")! });
      return new NextResponse("<b>" + searchParams.get("x"), { headers: { "content-type": "text/html" } }); //! html
    }
    export async function POST(req: Request) {
      const body = await req.json();
      exec(body.cmd); //! command
      const form = await req.formData();
      exec(form.get("x") as string); //! command
      return new Response("<b>" + body.x, { headers: { "Content-Type": "text/html" } }); //! html
    }
    export function middleware(request: NextRequest) {
      return NextResponse.redirect(request.nextUrl.searchParams.get("next")!); //! redirect
    }`,
  "next page": `
    import { redirect } from "next/navigation";
    import { exec } from "child_process";
    export default async function Page({ params, searchParams }: { params: Promise<{ slug: string }>; searchParams: Promise<{ q: string }> }) {
      const { slug } = await params;
      const q = (await searchParams).q;
      exec(slug); //! command
      exec(q); //! command
      return <div dangerouslySetInnerHTML={{ __html: q }} />; //! jsx-html
    }
    export async function generateMetadata({ params }) { exec((await params).slug); return {}; } //! command`,
  "next server actions": `
    "use server";
    import { exec } from "child_process";
    import { redirect } from "next/navigation";
    export async function create(formData: FormData) {
      exec(formData.get("x") as string); //! command
      redirect(formData.get("next") as string); //! redirect
    }
    export async function update(id: string, prev: unknown, formData: FormData) {
      exec(id); //! command
      exec(Object.fromEntries(formData).x as string); //! command
    }`,
  "next inline action": `
    import { exec } from "child_process";
    export default function Page() {
      async function go(formData: FormData) {
        "use server";
        exec(formData.get("x") as string); //! command
      }
      return <form action={go} />;
    }`,
  "aws lambda": `
    import type { APIGatewayProxyEvent, APIGatewayProxyHandler, APIGatewayProxyEventV2, SQSEvent, S3Event, Handler, Context } from "aws-lambda";
    import { exec } from "child_process";
    export const handler: APIGatewayProxyHandler = async (event) => {
      exec(event.queryStringParameters!.x!); //! command
      exec(event.pathParameters!.x!); //! command
      exec(JSON.parse(event.body!).x); //! command
      exec(event.headers.x!); //! command
      exec(event.path); //! command
      exec(event.multiValueQueryStringParameters!.x![0]); //! command
      return { statusCode: 200, headers: { "Content-Type": "text/html" }, body: "" };
    };
    export async function sqs(event: SQSEvent) { for (const r of event.Records) exec(r.body); } //! command
    export async function s3(event: S3Event) { exec(event.Records[0].s3.object.key); } //! command`,
  "aws lambda js": `
    const { exec } = require("child_process");
    exports.handler = async (event, context) => {
      exec(event.queryStringParameters.x); //! command
      exec(JSON.parse(event.body).x); //! command
      const { rawPath, rawQueryString, cookies } = event;
      exec(rawPath); //! command
      exec(cookies[0]); //! command
    };`,
  "socket.io": `
    import { Server, Socket } from "socket.io";
    import { exec } from "child_process";
    const io = new Server(3000);
    io.on("connection", (socket) => {
      socket.on("cmd", (msg) => exec(msg)); //! command
      socket.on("a", ({ x }, cb) => { exec(x); cb(); }); //! command
      exec(socket.handshake.query.x as string); //! command
      exec(socket.handshake.auth.token); //! command
      exec(socket.handshake.headers.x as string); //! command
      socket.onAny((ev, ...args) => exec(args[0])); //! command
      socket.once("b", (m) => exec(m)); //! command
      socket.use(([event, ...args], next) => { exec(args[0]); next(); }); //! command
    });
    io.of("/admin").on("connection", (s: Socket) => { s.on("x", (y) => exec(y)); }); //! command
    io.use((socket, next) => { exec(socket.handshake.auth.t); next(); }); //! command
    const register = (io: Server, socket: Socket) => { const f = (p) => exec(p); socket.on("f", f); }; //! command
    register(io, null as any);`,
  ws: `
    import WebSocket, { WebSocketServer } from "ws";
    import { exec } from "child_process";
    const wss = new WebSocketServer({ port: 1 });
    wss.on("connection", (ws, req) => {
      ws.on("message", (data, isBinary) => exec(data.toString())); //! command
      ws.on("message", (data) => { const m = JSON.parse(data.toString()); exec(m.x); }); //! command
      ws.onmessage = (e) => exec(e.data as string); //! command
      ws.addEventListener("message", ({ data }) => exec(data as string)); //! command
      exec(req.url!); //! command
    });
    const s2 = new WebSocket.Server({ noServer: true });
    s2.on("connection", function (c) { c.on("message", function incoming(m) { exec("" + m); }); }); //! command
    const client = new WebSocket("ws://x");
    client.on("message", (m) => {});
    server.on("upgrade", (request, socket, head) => { s2.handleUpgrade(request, socket, head, (ws) => { ws.on("message", (m) => exec(String(m))); }); }); //! command`,
  graphql: `
    import { ApolloServer } from "@apollo/server";
    import { makeExecutableSchema } from "@graphql-tools/schema";
    import { buildSchema, GraphQLObjectType, GraphQLString, graphql } from "graphql";
    import { graphqlHTTP } from "express-graphql";
    import { createYoga, createSchema } from "graphql-yoga";
    import { createHandler } from "graphql-http/lib/use/express";
    import { exec } from "child_process";
    const resolvers = { Query: { a: (_, args) => exec(args.x), b: async (parent, { id }, context, info) => { exec(id); } }, Mutation: { c(_, { input }) { exec(input.y); } }, User: { posts: (u, { n }) => exec(n) } }; //! command
    new ApolloServer({ typeDefs: "", resolvers });
    makeExecutableSchema({ typeDefs: "", resolvers: { Query: { q: (_, { z }) => exec(z) } } }); //! command
    const schema = buildSchema("");
    const root = { hello: ({ name }) => exec(name) }; //! command
    graphqlHTTP({ schema, rootValue: root });
    new GraphQLObjectType({ name: "Q", fields: { x: { type: GraphQLString, args: {}, resolve: (src, args) => exec(args.x) } } }); //! command
    new GraphQLObjectType({ name: "Q", fields: () => ({ x: { type: GraphQLString, resolve(src, { y }) { exec(y); } } }) }); //! command
    createYoga({ schema: createSchema({ typeDefs: "", resolvers: { Query: { q: (_, { z }) => exec(z) } } }) }); //! command
    createHandler({ schema, rootValue: { z: (args) => exec(args.q) } }); //! command`,
  trpc: `
    import { initTRPC } from "@trpc/server";
    import { z } from "zod";
    import { exec } from "child_process";
    const t = initTRPC.context<{}>().create();
    export const appRouter = t.router({
      a: t.procedure.input(z.string()).query(({ input }) => exec(input)), //! command
      b: t.procedure.input(z.object({ x: z.string() })).mutation(async (opts) => { exec(opts.input.x); }), //! command
      c: t.procedure.input(z.number()).query(({ input }) => exec("a " + input)),
      d: t.procedure.input(z.object({ id: z.string().uuid(), k: z.enum(["a", "b"]) })).query(({ input }) => exec("a " + input.id + input.k)),
      e: t.procedure.use(async (o) => o.next()).input((v) => v as string).subscription(({ input }) => exec(input)), //! command
    });
    const { router, procedure } = t;
    const publicProcedure = t.procedure;
    export const r2 = router({ x: publicProcedure.input(z.string()).query(async ({ input, ctx }) => exec(input)) }); //! command`,
  nest: `
    import { Controller, Get, Post, Query, Param, Body, Headers, Req, Res, Redirect, Ip, Session } from "@nestjs/common";
    import { exec } from "child_process";
    import type { Request, Response } from "express";
    class CreateDto { name: string; age: number; }
    @Controller()
    export class C {
      @Get(":id") a(@Param("id") id: string, @Query() q: { x: string }, @Headers() h: Record<string, string>) { exec(id); exec(q.x); exec(h.y); } //! command
      @Post() b(@Body() dto: CreateDto) { exec(dto.name); exec("" + dto.age); } //! command
      @Get() c(@Query("x") x: string) { return \`<b>\${x}\`; } //! html
      @Get() d(@Query("x") x: string) { return { x }; }
      @Get() @Redirect() e(@Query("x") x: string) { return { url: x }; } //! redirect
      @Get() f(@Req() req: Request, @Res() res: Response) { res.redirect(req.query.z as string); } //! redirect
      @Get() g(@Res({ passthrough: true }) res: Response, @Query("z") z: string) { res.set("Location", z); } //! redirect
    }`,
  svelte: `
    import { mount, onMount } from "svelte";
    import { page } from "$app/stores";
    import { page as p5 } from "$app/state";
    import { goto } from "$app/navigation";
    import { redirect, error, json } from "@sveltejs/kit";
    import { exec } from "child_process";
    export async function load({ params, url, cookies, request }) {
      exec(params.slug); //! command
      exec(url.searchParams.get("q")!); //! command
      exec(cookies.get("x")!); //! command
      throw redirect(302, url.searchParams.get("to")!); //! redirect
    }
    export const actions = { default: async ({ request }) => { const data = await request.formData(); exec(data.get("x") as string); } }; //! command
    export async function GET({ url }) { exec(url.searchParams.get("q")!); return new Response("ok"); } //! command
    export const handle = async ({ event, resolve }) => { exec(event.url.pathname); return resolve(event); }; //! command`,
};

describe("servers", () => {
  for (const [title, code] of Object.entries(CASES)) {
    it(title, () => {
      checkLibraryFlow(code, "typescriptreact");
    });
  }
});
