import { checkLibraryFlow } from "./library-flow.testing";

const CASES: Readonly<Record<string, string>> = {
  "http clients": `
    import axios, { create } from "axios";
    import got, { got as g2 } from "got";
    import nodeFetch from "node-fetch";
    import { request, fetch as uf, Client, Pool, stream } from "undici";
    import superagent from "superagent";
    import rq from "request";
    import rp from "request-promise";
    import needle from "needle";
    import ky from "ky";
    import express from "express";
    const app = express();
    app.get("/", async (req, res) => {
      const q = req.query.q as string;
      axios.get(q); //! url
      axios(q); //! url
      axios({ url: q, method: "get" }); //! url
      axios.interceptors.request.use((config) => {
        config.url = q; //! url
        config.timeout = q;
        return { ...config, baseURL: q }; //! url
      });
      axios.request({ url: q }); //! url
      axios.post("http://x", {}, { baseURL: q }); //! url
      const api = axios.create({ baseURL: q }); //! url
      api.get(q); //! url
      axios.create({ baseURL: "http://x" }).get("/a/" + encodeURIComponent(q));
      axios.get("https://example.test/" + encodeURIComponent(q));
      axios.get("http://x/", { params: { q } });
      await got(q).json(); //! url
      await got.post(q); //! url
      await g2({ url: q }); //! url
      got.extend({ prefixUrl: q }); //! url
      got.stream(q); //! url
      await nodeFetch(q); //! url
      await uf(q); //! url
      await request(q); //! url
      new Client(q); //! url
      new Pool(q); //! url
      stream(q, {}, () => {}); //! url
      superagent.get(q).end(); //! url
      superagent("GET", q); //! url
      superagent.post("http://x").send({ q });
      superagent.agent().get(q); //! url
      rq(q, () => {}); //! url
      rq({ uri: q }); //! url
      rq.get({ url: q }); //! url
      rq.defaults({}).post(q); //! url
      rp(q).then(() => {}); //! url
      needle.get(q); //! url
      needle("get", q); //! url
      needle.request("get", q, {}); //! url
      ky(q).json(); //! url
      ky.get(q); //! url
      ky.extend({}).post(q); //! url
      ky.create({ prefixUrl: q }); //! url
      fetch(q); //! url
      fetch(new Request(q)); //! url
      fetch(new URL("/x", q)); //! url
      fetch("https://example.test/x?y=" + q);
    });`,
  "execa, cross-spawn and shelljs": `
    import { execa, execaSync, execaCommand, $ } from "execa";
    import execaDefault from "execa";
    import spawn from "cross-spawn";
    import shell from "shelljs";
    import { exec as shexec, cat, rm } from "shelljs";
    import express from "express";
    const app = express();
    app.get("/", async (req, res) => {
      const q = req.query.q as string;
      await execa(q); //! command
      await execa("ls", [q]);
      await execa("ls", [q], { shell: true }); //! command-argument
      await execa("ls " + q, { shell: true }); //! command
      execaSync(q); //! command
      execaCommand("ls " + q); //! command
      await $\`ls \${q}\`;
      await $\`\${q} -l\`; //! command
      $({ shell: true }).sync\`ls \${q}\`; //! command
      $.s\`\${q}\`; //! command
      await $({ inputFile: q })\`cat\`; //! path
      await execa("ls", []).pipeStdout(q); //! path
      execaDefault.command("ls " + q); //! command
      execaDefault.shell("ls " + q); //! command
      spawn(q, []); //! command
      spawn.sync("sh", ["-c", q]); //! command
      spawn("ls", [q]);
      shell.exec("ls " + q); //! command
      shexec(\`ls \${q}\`, { silent: true }); //! command
      shell.rm("-rf", q); //! path
      cat(q); //! path
      shell.cp(q, "x"); //! path
      shell.mkdir("-p", q); //! path
      shell.echo(q).to(q); //! path
    });`,
  "template engines": `
    import ejs from "ejs";
    import pug from "pug";
    import Handlebars from "handlebars";
    import nunjucks from "nunjucks";
    import Mustache from "mustache";
    import template from "lodash.template";
    import _ from "lodash";
    import doT from "dot";
    import { Eta } from "eta";
    import * as eta from "eta";
    import express from "express";
    const app = express();
    app.get("/", async (req, res) => {
      const q = req.query.q as string;
      ejs.render(q, {}); //! template
      ejs.compile(q)({}); //! template
      ejs.render("<%= x %>", { x: q });
      ejs.renderFile(q, {}); //! path
      pug.render(q); //! template
      pug.compile("p " + q)({}); //! template
      pug.compileClient(q); //! template
      pug.renderFile(q); //! path
      Handlebars.compile(q)({}); //! template
      Handlebars.precompile(q); //! template
      res.send(Handlebars.compile("{{x}}")({ x: q }));
      nunjucks.renderString(q, {}); //! template
      nunjucks.compile(q); //! template
      const env = nunjucks.configure("views"); env.renderString("a" + q, {}); //! template
      new nunjucks.Environment().renderString(q, {}); //! template
      res.send(Mustache.render("{{x}}", { x: q }));
      res.send(Mustache.render("{{{x}}}", { x: q }));
      template(q); //! template
      _.template(q)({}); //! template
      doT.template(q)({}); //! template
      doT.compile(q); //! template
      new Eta().renderString(q, {}); //! template
      eta.render(q, {}); //! template
      new Eta().renderStringAsync(q, {}); //! template
      eta.compile(q); //! template
    });`,
  "parsers of formats": `
    import yaml from "js-yaml";
    import { load, DEFAULT_FULL_SCHEMA } from "js-yaml";
    import serialize from "node-serialize";
    import sjs from "serialize-javascript";
    import xml2js, { parseString, Parser } from "xml2js";
    import libxmljs from "libxmljs";
    import { parseXml } from "libxmljs2";
    import { XMLParser } from "fast-xml-parser";
    import { exec } from "child_process";
    import express from "express";
    const app = express();
    app.post("/", async (req, res) => {
      const q = req.body;
      yaml.safeLoad(q);
      load(q, { schema: DEFAULT_FULL_SCHEMA }); //! deserialize
      exec(yaml.load(q).x); //! command
      serialize.unserialize(q); //! deserialize
      libxmljs.parseXml(q, { noent: true }); //! xml
      libxmljs.parseXml(q);
      libxmljs.parseXmlString(q, { noent: true }); //! xml
      parseXml(q, { replaceEntities: true }); //! xml
      parseString(q, (err, result) => { exec(result.x); }); //! command
      const r = await xml2js.parseStringPromise(q); exec(r.a.b); //! command
      new Parser().parseString(q, (e, r2) => exec(r2.z)); //! command
      exec((await new xml2js.Parser().parseStringPromise(q)).x); //! command
      exec(new XMLParser().parse(q).x); //! command
      exec(libxmljs.parseXml(q).get("//x")!.text()); //! command
      res.send("<script>x=" + sjs(q) + "</script>");
      res.send("<script>x=" + sjs(q, { unsafe: true }) + "</script>"); //! html
    });`,
  "uploads and files that are sent": `
    import multer from "multer";
    import formidable, { IncomingForm } from "formidable";
    import busboy from "busboy";
    import send from "send";
    import serveStatic from "serve-static";
    import fs from "fs";
    import path from "path";
    import http from "http";
    import { exec } from "child_process";
    import express from "express";
    const app = express();
    const upload = multer({ dest: "x" });
    const st = multer.diskStorage({ destination: (req, file, cb) => cb(null, "up/" + req.body.dir), filename: (req, file, cb) => { exec(file.originalname); cb(null, file.originalname); } }); //! command path
    app.post("/", upload.single("f"), (req, res) => {
      exec(req.file!.originalname); //! command
      fs.readFile(req.file!.path, () => {});
      fs.writeFileSync("up/" + req.file!.originalname, "");
      exec(req.files[0].originalname); //! command
      fs.writeFileSync("x", req.file!.buffer);
      send(req, req.query.p as string).pipe(res); //! sent-path
      send(req, req.query.p as string, { root: "x" }).pipe(res);
    });
    http.createServer(async (req, res) => {
      const form = formidable({});
      form.parse(req, (err, fields, files) => { exec(fields.x![0]); fs.renameSync(files.f![0].filepath, "up/" + files.f![0].originalFilename); }); //! command path
      const [fields, files] = await form.parse(req); exec(fields.y![0]); exec(files.z![0].originalFilename!); //! command
      new IncomingForm().on("field", (n, v) => exec(v)); //! command
      const bb = busboy({ headers: req.headers });
      bb.on("file", (name, stream, info) => { exec(info.filename); fs.createWriteStream("up/" + info.filename); stream.on("data", (d) => exec(d.toString())); }); //! command path
      bb.on("field", (n, v) => exec(v)); //! command
    });`,
  "clients of language models": `
    import OpenAI from "openai";
    import Anthropic from "@anthropic-ai/sdk";
    import { generateText, streamText, tool, generateObject } from "ai";
    import { ChatOpenAI } from "@langchain/openai";
    import { GoogleGenAI } from "@google/genai";
    import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
    import { exec } from "child_process";
    import { z } from "zod";
    async function main() {
      const o = new OpenAI();
      const c = await o.chat.completions.create({});
      exec(c.choices[0].message.content!); //! command
      for (const t of c.choices[0].message.tool_calls!) exec(JSON.parse(t.function.arguments).x); //! command
      exec((await o.responses.create({})).output_text); //! command
      for await (const ch of await o.chat.completions.create({ stream: true })) exec(ch.choices[0].delta.content!); //! command
      for (const item of (await o.responses.create({})).output) if (item.type === "function_call") exec(item.arguments); //! command
      const a = new Anthropic();
      const m = await a.messages.create({});
      exec((m.content[0] as any).text); //! command
      for (const b of m.content) if (b.type === "tool_use") exec((b.input as any).x); //! command
      a.messages.stream({}).on("text", (t) => exec(t)); //! command
      for await (const e of await a.messages.create({ stream: true })) if (e.type === "content_block_delta") exec(e.delta.text); //! command
      const { text, toolCalls } = await generateText({ model: null as any, prompt: "" });
      exec(text); //! command
      exec(toolCalls[0].input.x); //! command
      for await (const d of streamText({}).textStream) exec(d); //! command
      const { object } = await generateObject({}); exec(object.x); //! command
      tool({ inputSchema: z.object({ c: z.string() }), execute: async ({ c }) => exec(c) }); //! command
      const r = await new ChatOpenAI({}).invoke("x"); exec(r.content as string); //! command
      const g = await new GoogleGenAI({}).models.generateContent({}); exec(g.text!); //! command
      const s = new McpServer({ name: "x", version: "1" });
      s.tool("x", { c: z.string() }, async ({ c }) => { exec(c); return {}; }); //! command
      s.registerTool("x", {}, async ({ c }) => { exec(c); return {}; }); //! command
    }
    main();`,
  LangChain: `
    import { ChatPromptTemplate } from "@langchain/core/prompts";
    import { StringOutputParser } from "@langchain/core/output_parsers";
    import { RunnableSequence } from "@langchain/core/runnables";
    import { ChatAnthropic } from "@langchain/anthropic";
    import { createAgent, tool, initChatModel } from "langchain";
    import { tool as ctool, DynamicTool, StructuredTool } from "@langchain/core/tools";
    import { exec } from "child_process";
    async function main() {
      const model = new ChatAnthropic({});
      const chain = ChatPromptTemplate.fromTemplate("x").pipe(model).pipe(new StringOutputParser());
      exec(await chain.invoke({})); //! command
      const seq = RunnableSequence.from([ChatPromptTemplate.fromTemplate("x"), model, new StringOutputParser()]);
      exec(await seq.invoke({})); //! command
      for await (const c of await chain.stream({})) exec(c); //! command
      exec((await model.withStructuredOutput({}).invoke("x")).cmd); //! command
      for (const t of (await model.invoke("x")).tool_calls!) exec(t.args.x); //! command
      ctool(async ({ c }) => exec(c), { name: "x" }); //! command
      new DynamicTool({ name: "x", description: "", func: async (i) => exec(i) }); //! command
      class T extends StructuredTool { async _call(i: any) { exec(i.c); } } //! command
      const agent = createAgent({ model: "x", tools: [] });
      const r = await agent.invoke({}); exec(r.messages.at(-1)!.content as string); //! command
      exec(((await initChatModel("x")).invoke("x") as any).content);
    }
    main();`,
  lodash: `
    import _ from "lodash";
    import { template, get, merge } from "lodash";
    import pick from "lodash/pick";
    import express from "express";
    import { exec } from "child_process";
    const app = express();
    app.post("/", (req, res) => {
      template(req.body.t)({}); //! template
      exec(_.get(req.body, "a.b")); //! command
      exec(pick(req.body, ["a"]).a); //! command
      exec(_.trim(req.body.x)); //! command
      exec(_.map(req.body.l, "name")[0]); //! command
      exec(_.toNumber(req.body.n) + "");
    });`,
  "validator.js": `
    import validator from "validator";
    import isInt from "validator/lib/isInt";
    import { isUUID, isEmail, escape } from "validator";
    import express from "express";
    import { exec } from "child_process";
    const app = express();
    app.post("/", (req, res) => {
      if (!validator.isInt(req.query.a as string)) return;
      exec("x" + req.query.a);
      if (isUUID(req.query.b as string)) exec("x" + req.query.b);
      else exec("x" + req.query.b); //! command
      if (isInt(req.query.c as string)) exec("x" + req.query.c);
      if (isEmail(req.query.d as string)) exec("x" + req.query.d); //! command
      res.send("<b>" + escape(req.query.e as string));
      res.send("<b>" + validator.escape(req.query.e as string));
      exec(validator.trim(req.query.f as string)); //! command
      if (validator.isIn(req.query.g as string, ["a"])) exec("x" + req.query.g);
      if (validator.matches(req.query.h as string, /^[a-z]+$/)) exec("x" + req.query.h);
      if (validator.isWhitelisted(req.query.i as string, "abc")) exec("x" + req.query.i);
      exec("x" + validator.whitelist(req.query.j as string, "a-z"));
    });`,
};

describe("packages that programs are made of", () => {
  for (const [title, code] of Object.entries(CASES)) {
    it(title, () => {
      checkLibraryFlow(code);
    });
  }
});
