import { checkLibraryFlow } from "./library-flow.testing";

const CASES: Readonly<Record<string, string>> = {
  "resolvers of graphql-js": `
    import { GraphQLObjectType, GraphQLString, graphql } from "graphql";
    import { exec } from "child_process";
    new GraphQLObjectType({ name: "Query", fields: { cat: { type: GraphQLString, resolve: (root, { name }) => exec(name) } } }); //! command
    new GraphQLObjectType({ fields: () => ({ dog: { resolve(parent, args) {
      exec(parent.name);
      exec(args.name); //! command
    } } }) });
    graphql({ schema, rootValue: { hello: ({ name }) => exec(name) } }); //! command`,
  "resolvers of servers": `
    import { ApolloServer } from "@apollo/server";
    import { createSchema } from "graphql-yoga";
    import { exec } from "child_process";
    const resolvers = {
      Query: { cat: (parent, args) => exec(args.name) }, //! command
      Cat: { color: { resolve: (parent, args) => exec(args.name) } }, //! command
    };
    new ApolloServer({ typeDefs, resolvers });
    createSchema({ typeDefs, resolvers: [{ Query: { dog: (_, { name }) => exec(name) } }] }); //! command
    class Custom extends ApolloServer {}
    new Custom({ resolvers: { Query: { bird: (_, { name }) => exec(name) } } }); //! command`,
  "resolvers in files of their own": `
    import { exec } from "child_process";
    export const Query = {
      cat: (parent, args, context) => exec(args.name), //! command
      dog: (_, { name }, { user }) => exec(name), //! command
      each: (value, index, list) => exec(value),
    };`,
  "type-graphql": `
    import { Resolver, Query, Arg, Args, Ctx } from "type-graphql";
    import { exec } from "child_process";
    @Resolver()
    class Cats {
      @Query()
      cat(@Arg("name") name: string, @Args() { color }: CatArgs, @Ctx() context: Context) {
        exec(name); //! command
        exec(color); //! command
        exec(context.user);
      }
    }`,
  tRPC: `
    import { initTRPC } from "@trpc/server";
    import { z } from "zod";
    import { publicProcedure } from "./trpc";
    import { exec } from "child_process";
    const t = initTRPC.context().create();
    t.router({
      cat: t.procedure.input(z.string()).query(({ input, ctx }) => {
        exec(input); //! command
        exec(ctx.user);
      }),
      dog: publicProcedure.input(z.object({ name: z.string() })).mutation(async (opts) => exec(opts.input.name)), //! command
    });`,
  "Electron: messages of windows": `
    import { ipcMain, shell, BrowserWindow, app } from "electron";
    import { exec } from "child_process";
    import { readFile } from "fs";
    const window = new BrowserWindow();
    ipcMain.on("open", (event, address) => shell.openExternal(address)); //! open-external
    ipcMain.handle("read", async (event, { path }) => readFile(path, () => {})); //! path
    ipcMain.once("go", (event, to, code) => {
      window.loadURL(to); //! client-redirect
      window.loadURL("https://example.test/" + to);
      window.webContents.executeJavaScript("go(" + code + ")"); //! code
      exec(code); //! command
      event.sender.executeJavaScript("fixed()");
    });
    window.webContents.setWindowOpenHandler(({ url }) => {
      if (url.startsWith("https://")) shell.openExternal(url);
      shell.openExternal(url); //! open-external
      return { action: "deny" };
    });`,
  "events of an emitter": `
    import { EventEmitter } from "node:events";
    import express from "express";
    import { exec } from "child_process";
    const bus = new EventEmitter(), other = new EventEmitter();
    bus.on("run", (id, command) => {
      exec(id);
      exec(command); //! command
    });
    bus.on("else", (id, command) => exec(command));
    other.on("run", (id, command) => exec(command));
    express().get("/", (req, res) => {
      bus.emit("run", 1, req.query.q);
      other.emit("else", 1, req.query.q);
      late.emit("x", req.query.q);
    });
    const late = new EventEmitter();
    late.once("x", (text) => exec(text)); //! command`,
  "events of a class that is an emitter": `
    const EventEmitter = require("events");
    const { exec } = require("child_process");
    class Queue extends EventEmitter {
      constructor() {
        super();
        this.on("job", (job) => exec(job)); //! command
        this.on("done", (job) => exec(job));
      }
      add(job) {
        this.emit("job", job);
      }
    }
    const queue = new Queue();
    require("express")().get("/", (req, res) => queue.add(req.query.job));`,
  "streams that a request is piped through": `
    const http = require("http");
    const { exec } = require("child_process");
    const split = require("split");
    http.createServer((req, res) => {
      req.pipe(split()).on("data", (line) => exec(line)); //! command
      req.on("data", (chunk) => exec(chunk)); //! command
      req.on("end", () => exec("ls"));
      req.setEncoding("utf8").on("data", (chunk) => exec(chunk)); //! command
    });`,
  "functions that became promises": `
    const { promisify } = require("util");
    const run = promisify(require("child_process").exec);
    require("express")().get("/", async (req, res) => {
      await run(req.query.q); //! command
      const own = promisify((text, done) => done(null, { text }));
      await run((await own(req.query.q)).text); //! command
      own("fixed").then((found) => run(found.text));
      own(req.query.q).then((found) => run(found.text)); //! command
    });`,
};

describe("interfaces and messages", () => {
  for (const [title, code] of Object.entries(CASES)) {
    it(title, () => {
      checkLibraryFlow(code);
    });
  }
});
