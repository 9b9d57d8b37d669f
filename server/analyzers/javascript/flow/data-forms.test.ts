import { describe, it } from "mocha";
import { checkLibraryFlow } from "./library-flow.testing";

describe("the form of data", () => {
  it("is anything in a parsed query string, and text in a route", () => {
    checkLibraryFlow(`
      import express from "express";
      express().get("/:id", (req, res) => {
        if (req.query.id.includes("..")) return; //! text-test
        if (req.params.id.includes("..") || req.path.includes("..")) return;
        const bad = ~req.query.id.indexOf("<"); //! text-test
      });
    `);
  });

  it("is text after whatever makes text, and known after whoever asked", () => {
    checkLibraryFlow(`
      import express from "express";
      express().get("/", (req, res) => {
        const { a, b, c, d, e, f } = req.query;
        if (\`\${a}\`.includes("..") || String(a).includes("..") || a.split(",")[0].includes("..")) return;
        if (typeof b === "string" && b.includes("..")) return;
        if (typeof c !== "object" && c.includes("..")) return;
        if (Array.isArray(d) || d.includes("..")) return;
        if (typeof e === "undefined" || e.includes("..")) return; //! text-test
        if ([f].join("/").includes("..")) return;
      });
    `);
  });

  it("decides nothing where it is not tested, where a list is meant, or where the beginning is", () => {
    checkLibraryFlow(`
      import express from "express";
      express().get("/", (req, res) => {
        const { a, fields, url } = req.query;
        const end = a.slice(0, a.indexOf("/"));
        if (fields.includes("price")) return;
        if (a.indexOf("/") === 0 || url.includes("https://")) return;
      });
    `);
  });

  it("has no operators in texts and lists of texts, but has them again once it is parsed", () => {
    checkLibraryFlow(`
      import Koa from "koa";
      import { MongoClient } from "mongodb";
      const users = new MongoClient("").db("").collection("users");
      new Koa().use((ctx) => {
        users.find({ name: ctx.query.name });
        if (ctx.query.name.includes("..")) return; //! text-test
        users.find({ name: JSON.parse(ctx.query.name) }); //! nosql
      });
    `);
  });

  it("has keys called __proto__ where JSON was parsed, and nowhere else", () => {
    checkLibraryFlow(`
      import express from "express";
      import fastify from "fastify";
      import merge from "defaults-deep";
      express().post("/", (req, res) => {
        merge({}, req.body); //! merged-object
        merge({}, { inner: [req.body.inner] }); //! merged-object
        merge({}, req.query, { name: String(req.body.name), type: req.get("type") });
        merge({}, JSON.parse(req.get("settings"))); //! merged-object
      });
      // Fastify refuses such bodies.
      fastify().post("/", async (request) => merge({}, request.body));
    `);
  });

  it("goes through methods that are called on behalf of other values", () => {
    checkLibraryFlow(`
      import express from "express";
      import { execSync } from "child_process";
      function run() {
        const [first] = [].slice.call(arguments);
        execSync(first); //! command
        execSync(Array.prototype.slice.call(arguments)[0]); //! command
      }
      express().get("/", (req, res) => run(req.query.command));
    `);
  });
});
