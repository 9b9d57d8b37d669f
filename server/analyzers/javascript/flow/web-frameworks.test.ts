import { checkLibraryFlow } from "./library-flow.testing";

const CASES: Readonly<Record<string, string>> = {
  "Express: what handlers leave in the request for others": `
    const express = require("express");
    const { exec } = require("child_process");
    const app = express();
    app.use((req, res, next) => {
      req.plan = JSON.parse(req.query.plan);
      req.fixed = "weekly";
      req[req.query.key] = req.query.value;
      res.locals.title = req.query.title;
      res.locals.port = Number(req.query.port);
      next();
    });
    app.get("/:id", (req, res) => {
      exec(req.plan.name); //! command
      exec(req.fixed);
      exec(req.other);
      exec("print " + res.locals.title); //! command
      exec("print " + res.locals.port);
      exec("print " + res.title);
    });`,
  "Express: a library that handlers find in the request": `
    import express from "express";
    import { Client } from "pg";
    const client = new Client();
    const app = express();
    app.use((request, response, next) => {
      request.database = client;
      next();
    });
    app.get("/", (request, response) => {
      request.database.query("SELECT " + request.query.column); //! sql
      request.database.query("SELECT $1", [request.query.column]);
    });`,
  "what follows redirects, and is called like a handler": `
    const { exec } = require("child_process");
    module.exports.next = (request, response) => {
      exec(request.url + response.headers.get("location"));
    };
    module.exports.retry = (request, response) => {
      if (!response.ok) exec(request.url);
    };
    module.exports.handle = (request, response) => {
      response.headers = {};
      exec(request.url); //! command
    };`,
  "a function with a handler's parameters that only gets other things": `
    const { exec } = require("child_process");
    function merge(table, req, res) {
      exec("merge " + req.body + res);
    }
    function handle(req, res) {
      exec("show " + req.body); //! command
    }
    module.exports.merge = (table) => merge(table, { body: "all" }, "");
    module.exports.handle = handle;`,
  "Koa: what middleware leaves in the context": `
    const Koa = require("koa");
    const { exec } = require("child_process");
    const app = new Koa();
    app.context.run = exec;
    app.use(async (ctx, next) => {
      ctx.state.name = ctx.query.name;
      ctx.count = parseInt(ctx.query.count, 10);
      await next();
    });
    app.use((ctx) => {
      ctx.run(ctx.state.name); //! command
      exec("head -n " + ctx.count);
      exec(ctx.state.other);
    });`,
  "Socket.IO: what is kept with a client": `
    import { Server } from "socket.io";
    import { exec } from "node:child_process";
    new Server().on("connection", (socket) => {
      socket.on("run", () => exec("say " + socket.data.name)); //! command
      socket.on("name", (name) => (socket.data.name = name));
      socket.on("stop", () => exec("say " + socket.data.other));
    });`,
  "Nest: parameters by their decorators": `
    import { Controller, Get, Post, Query, Param, Body, Headers, Req, Res, Redirect, ParseIntPipe, ParseUUIDPipe, UploadedFile } from "@nestjs/common";
    import { exec } from "node:child_process";
    import { readFile } from "node:fs";
    import { Request, Response } from "express";
    @Controller("cats")
    export class CatsController {
      constructor(private readonly prefix: string) {}
      @Get()
      list(@Query("sort") sort: string, @Query("limit", ParseIntPipe) limit: number, @Query("id", new ParseUUIDPipe()) id: string) {
        exec("sort " + sort); //! command
        exec("head -n " + limit);
        exec("show " + id);
      }
      @Get(":name")
      one(@Param() params: { name: string }, @Headers("x-name") header: string, unknown: string) {
        exec(params.name); //! command
        exec(header); //! command
        exec(unknown);
      }
      @Post()
      add(@Body() cat: CreateCat, @Body("name") name: string, @UploadedFile() file: Upload) {
        exec(cat.name); //! command
        readFile(file.originalname, () => {});
        readFile(name, () => {}); //! path
        return cat;
      }
      @Get("hello")
      hello(@Query("name") name: string) {
        return "<h1>" + name; //! html
      }
      @Get("raw")
      raw(@Req() request: Request, @Res() response: Response) {
        response.send(request.query.name); //! html
      }
      @Get("away")
      @Redirect("https://example.test")
      away(@Query("to") to: string) {
        return { url: to }; //! redirect
      }
    }`,
  "Nest: what guards, middleware and pipes see": `
    import { Injectable, CanActivate, ExecutionContext, NestMiddleware, PipeTransform, createParamDecorator } from "@nestjs/common";
    import { exec } from "child_process";
    @Injectable()
    export class Guard implements CanActivate {
      canActivate(context: ExecutionContext) {
        exec(context.switchToHttp().getRequest().query.id); //! command
        return true;
      }
    }
    export class Log implements NestMiddleware {
      use(request, response, next) {
        exec(request.query.id); //! command
      }
    }
    export class Trim implements PipeTransform {
      transform(value: string) {
        exec(value); //! command
      }
      other(value: string) {
        exec(value);
      }
    }
    export const User = createParamDecorator((data: unknown, ctx) => exec(ctx.switchToHttp().getRequest().body.user)); //! command`,
  "Nest: gateways and resolvers": `
    import { SubscribeMessage, MessageBody, WebSocketGateway } from "@nestjs/websockets";
    import { Args, Query, Resolver } from "@nestjs/graphql";
    import { exec } from "child_process";
    @WebSocketGateway()
    export class Chat {
      @SubscribeMessage("say")
      say(@MessageBody() text: string) {
        exec(text); //! command
      }
      @SubscribeMessage("shout")
      shout(client, payload) {
        exec(client.id);
        exec(payload); //! command
      }
    }
    @Resolver()
    export class Cats {
      @Query()
      cat(@Args("name") name: string) {
        exec(name); //! command
      }
    }`,
  Hono: `
    import { Hono } from "hono";
    import { getCookie } from "hono/cookie";
    import { html, raw } from "hono/html";
    import { exec } from "node:child_process";
    const app = new Hono();
    app.get("/:id", async (c) => {
      exec(c.req.query("q")); //! command
      exec(c.req.param("id")); //! command
      exec((await c.req.json()).name); //! command
      exec(getCookie(c, "name")); //! command
      if (c.req.query("next")) return c.redirect(c.req.query("next")); //! redirect
      return c.html("<h1>" + c.req.query("q")); //! html
    }).post("/", async (c, next) => {
      const { name } = await c.req.parseBody();
      c.text(name);
      return c.html(html\`<h1>\${name}</h1>\`);
    });`,
  restify: `
    const restify = require("restify");
    const { exec } = require("child_process");
    const server = restify.createServer();
    server.get("/hello/:name", function (req, res, next) {
      exec(req.params.name); //! command
      exec(req.query.name); //! command
      exec(req.getQuery()); //! command
      res.send(req.query.name);
      res.redirect(req.query.to, next); //! redirect
    });
    server.pre((request, response) => exec(request.header("x"))); //! command`,
  "connect and its kin": `
    const { exec } = require("child_process");
    const app = require("connect")();
    app.use("/a", function (request, response, next) {
      exec(request.url); //! command
      response.end(request.url); //! html
    });
    require("polka")().use((q, s) => s.end("ok")).get("/:id", (q, s) => {
      exec(q.params.id); //! command
    });
    const micro = require("micro");
    module.exports = micro(async (q, s) => {
      exec((await micro.json(q)).name); //! command
    });`,
  "Next.js: pages, routes and server actions": `
    import { exec } from "child_process";
    export default async function Page({ params, searchParams }) {
      exec((await searchParams).q); //! command
      exec((await params).id); //! command
    }
    Page.getInitialProps = async ({ query, req }) => {
      exec(query.q); //! command
      exec(req.url); //! command
      return {};
    };
    export async function GET(request, { params }) {
      exec(request.headers.get("x")); //! command
      exec((await params).id); //! command
    }
    export async function getServerSideProps({ query, params }) {
      exec(query.q); //! command
      return { redirect: { destination: query.to } }; //! redirect
    }
    export function Form() {
      async function save(formData) {
        "use server";
        exec(formData.get("name")); //! command
      }
      const other = (formData) => exec(formData.get("name"));
    }`,
  "Next.js: modules of server actions": `
    "use server";
    import { exec } from "child_process";
    export async function remove(id, { force }) {
      exec("rm " + id); //! command
      exec(force); //! command
      inner("fixed");
    }
    function inner(text) {
      exec(text);
    }`,
  "loaders and actions of Remix and React Router, load functions of SvelteKit": `
    import { exec } from "child_process";
    export async function loader({ request, params }) {
      exec(new URL(request.url).searchParams.get("q")); //! command
      exec(params.id); //! command
    }
    export const action = async ({ request }) => {
      exec((await request.formData()).get("name")); //! command
    };
    export async function load({ params, url }) {
      exec(params.slug); //! command
      exec(url.searchParams.get("q")); //! command
    }`,
  "functions of Azure, Google and Firebase": `
    import { app } from "@azure/functions";
    import * as google from "@google-cloud/functions-framework";
    import { onRequest, onCall } from "firebase-functions/v2/https";
    import { exec } from "child_process";
    app.http("hello", { methods: ["GET"], handler: async (request, context) => {
      exec(request.query.get("name")); //! command
      exec(await request.text()); //! command
      exec(context.invocationId);
    } });
    google.http("hello", (req, res) => {
      exec(req.query.name); //! command
      res.send(req.body.name); //! html
    });
    export const one = onRequest((q, s) => {
      exec(q.body.name); //! command
    });
    export const two = onCall((call) => {
      exec(call.data.name); //! command
    });`,
  "h3 and Nitro": `
    import { defineEventHandler, getQuery, readBody, getRouterParam, sendRedirect } from "h3";
    import { exec } from "child_process";
    export default defineEventHandler(async (event) => {
      exec(getQuery(event).q); //! command
      exec((await readBody(event)).name); //! command
      exec(getRouterParam(event, "id")); //! command
      return sendRedirect(event, getQuery(event).to); //! redirect
    });`,
};

describe("web frameworks", () => {
  for (const [title, code] of Object.entries(CASES)) {
    it(title, () => {
      checkLibraryFlow(code);
    });
  }
});
