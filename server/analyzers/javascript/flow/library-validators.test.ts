import { checkLibraryFlow } from "./library-flow.testing";

const CASES: Readonly<Record<string, string>> = {
  zod: `
    import { z } from "zod";
    import express from "express";
    import { exec } from "child_process";
    const app = express();
    const Color = z.enum(["red", "green"]);
    const schema = z.object({
      id: z.number().int(),
      page: z.coerce.number().default(1),
      color: Color,
      uid: z.string().uuid().optional(),
      slug: z.string().regex(/^[a-z0-9]+$/).min(2),
      name: z.string().min(1).max(20),
      tags: z.array(z.string()),
      ids: z.array(z.number()),
      nested: z.object({ a: z.boolean(), b: z.string() }),
      u: z.union([z.number(), z.literal("x")]),
      v: z.union([z.number(), z.string()]),
    });
    app.post("/", (req, res) => {
      const d = schema.parse(req.body);
      exec("a " + d.id + d.page + d.color + d.uid + d.slug + d.ids[0] + d.nested.a + d.u);
      exec(d.name); //! command
      exec(d.tags[0]); //! command
      exec(d.nested.b); //! command
      exec(d.v as string); //! command
      const { name, id } = d;
      exec("x" + id);
      exec(name); //! command
    });
    app.post("/2", (req, res) => {
      const r = schema.safeParse(req.body);
      if (!r.success) return res.status(400).json(r.error);
      exec("x" + r.data.id);
      exec(r.data.name); //! command
      exec("x" + req.body.id);
      exec("x" + req.body.name); //! command
    });
    app.post("/3", async (req, res) => {
      const Ext = schema.pick({ name: true }).extend({ n: z.number() }).strict();
      const d = await Ext.parseAsync(req.body);
      exec("x" + d.n);
      exec("x" + d.name); //! command
      const n = z.coerce.number().parse(req.query.n);
      exec("x" + n);
      exec(z.string().parse(req.query.m)); //! command
      z.string().uuid().parse(req.params.id);
      exec("x" + req.params.id);
    });
    app.post("/4", (req) => exec(z.object({ n: z.number() }).parse(req.body).other));
    app.post("/5", (req) => exec(z.object({ n: z.number() }).passthrough().parse(req.body).other)); //! command
    app.post("/6", (req) => exec(z.looseObject({ n: z.number() }).parse(req.body).other)); //! command
    app.post("/7", (req) => {
      const rest = z.object({ n: z.string() }).catchall(z.number()).parse(req.body);
      exec("x" + rest.other);
      exec(rest.n); //! command
    });
    app.post("/8", (req) => {
      for (const [name, value] of Object.entries(z.record(z.enum(["a", "b"]), z.string()).parse(req.body))) {
        exec("x" + name);
        exec(value); //! command
      }
    });`,
  joi: `
    import Joi from "joi";
    import express from "express";
    import { exec } from "child_process";
    const app = express();
    const schema = Joi.object({ id: Joi.number().integer().required(), name: Joi.string().alphanum().required(), free: Joi.string(), kind: Joi.string().valid("a", "b"), list: Joi.array().items(Joi.number()) });
    app.post("/", (req, res) => {
      const { error, value } = schema.validate(req.body);
      if (error) return res.status(400).send("x");
      exec("x" + value.id + value.name + value.kind + value.list[0]);
      exec("x" + req.body.id + req.body.name);
      exec(value.free); //! command
      exec(req.body.free); //! command
    });
    app.post("/2", async (req, res) => {
      const v = await Joi.object().keys({ a: Joi.number(), b: Joi.string().pattern(/^[0-9]+$/), c: Joi.string() }).validateAsync(req.body);
      exec("x" + v.a + v.b);
      exec(v.c); //! command
      const w = Joi.attempt(req.query, Joi.object({ q: Joi.date(), r: Joi.string() }));
      exec("x" + w.q);
      exec(w.r); //! command
    });`,
  yup: `
    import * as yup from "yup";
    import express from "express";
    import { exec } from "child_process";
    const app = express();
    const schema = yup.object({ id: yup.number().required(), name: yup.string().required(), k: yup.string().oneOf(["a"]) });
    app.post("/", async (req, res) => {
      const d = await schema.validate(req.body);
      exec("x" + d.id + d.k);
      exec(d.name); //! command
    });`,
  ajv: `
    import Ajv from "ajv";
    import express from "express";
    import { exec } from "child_process";
    const app = express();
    const ajv = new Ajv();
    const schema = { type: "object", properties: { id: { type: "integer" }, name: { type: "string" }, c: { enum: ["a"] }, s: { type: "string", pattern: "^[a-z]+$" }, l: { type: "array", items: { type: "number" } } }, required: ["id"], additionalProperties: false };
    const validate = ajv.compile(schema);
    app.post("/", (req, res) => {
      if (!validate(req.body)) return res.status(400).end();
      exec("x" + req.body.id + req.body.c + req.body.s + req.body.l[0]);
      exec(req.body.name); //! command
    });
    app.post("/2", (req, res) => {
      const ok = ajv.validate(schema, req.body);
      if (!ok) return res.status(400).end();
      const { id, name } = req.body;
      exec("x" + id);
      exec(name); //! command
    });
    app.post("/3", (req, res) => {
      const valid = validate(req.body);
      if (valid) { exec("x" + req.body.id); exec(req.body.name); } //! command
      else exec(req.body.id); //! command
    });`,
  valibot: `
    import * as v from "valibot";
    import express from "express";
    import { exec } from "child_process";
    const app = express();
    const S = v.object({ id: v.number(), name: v.pipe(v.string(), v.minLength(1)), u: v.pipe(v.string(), v.uuid()), k: v.picklist(["a"]) });
    app.post("/", (req, res) => {
      const d = v.parse(S, req.body);
      exec("x" + d.id + d.u + d.k);
      exec(d.name); //! command
      const r = v.safeParse(S, req.body);
      if (r.success) { exec("x" + r.output.id); exec(r.output.name); } //! command
    });`,
  superstruct: `
    import { object, number, string, enums, assert, is, create, optional, pattern } from "superstruct";
    import express from "express";
    import { exec } from "child_process";
    const app = express();
    const S = object({ id: number(), k: enums(["a"]), s: string(), p: pattern(string(), /^[a-z]+$/), o: optional(number()) });
    app.post("/", (req, res) => {
      assert(req.body, S);
      exec("x" + req.body.id + req.body.k + req.body.p + req.body.o);
      exec(req.body.s); //! command
    });
    app.post("/2", (req, res) => {
      const d = create(req.body, S);
      exec("x" + d.id);
      exec(d.s); //! command
      if (!is(req.query, S)) return;
      exec("x" + req.query.id);
      exec(req.query.s); //! command
    });`,
  "class-validator in Nest": `
    import { Controller, Post, Body, Query } from "@nestjs/common";
    import { IsInt, IsString, IsUUID, IsIn, IsNumberString, ValidateNested, IsEnum, Matches, IsOptional, IsBoolean, IsArray, IsEmail } from "class-validator";
    import { Type } from "class-transformer";
    import { PartialType } from "@nestjs/mapped-types";
    import { exec } from "child_process";
    class Address { @IsString() street: string; @IsInt() no: number; }
    class CreateDto {
      @IsInt() @Type(() => Number) age: number;
      @IsString() name: string;
      @IsUUID() id: string;
      @IsOptional() @IsIn(["a", "b"]) kind: string;
      @IsNumberString() num: string;
      @Matches(/^[a-z]+$/) slug: string;
      @ValidateNested() @Type(() => Address) address: Address;
      @ValidateNested({ each: true }) @Type(() => Address) many: Address[];
      @IsInt({ each: true }) ids: number[];
      free: string;
    }
    class UpdateDto extends PartialType(CreateDto) { @IsString() extra: string; }
    @Controller()
    export class C {
      @Post() a(@Body() dto: CreateDto) {
        exec("x" + dto.age + dto.id + dto.kind + dto.num + dto.slug + dto.address.no + dto.many[0].no + dto.ids[0]);
        exec(dto.name); //! command
        exec(dto.free); //! command
        exec(dto.address.street); //! command
        exec(dto.many[0].street); //! command
      }
      @Post() b(@Body() dto: UpdateDto) {
        exec("x" + dto.age);
        exec(dto.name); //! command
        exec(dto.extra); //! command
      }
      @Post() c(@Query() { age, name }: CreateDto) {
        exec("x" + age);
        exec(name); //! command
      }
    }`,
  "class-validator and class-transformer": `
    import { IsInt, IsString, validate, validateOrReject } from "class-validator";
    import { plainToInstance, plainToClass } from "class-transformer";
    import express from "express";
    import { exec } from "child_process";
    class Dto { @IsInt() age: number; @IsString() name: string; }
    const app = express();
    app.post("/", async (req, res) => {
      const dto = plainToInstance(Dto, req.body);
      const errors = await validate(dto);
      if (errors.length > 0) return res.status(400).json(errors);
      exec("x" + dto.age);
      exec(dto.name); //! command
    });
    app.post("/2", async (req, res) => {
      const dto = plainToClass(Dto, req.body as object);
      await validateOrReject(dto);
      exec("x" + dto.age);
      exec(dto.name); //! command
    });
    app.post("/3", async (req, res) => {
      const dto = new Dto();
      dto.age = req.body.age;
      dto.name = req.body.name;
      const errors = await validate(dto);
      if (errors.length) throw errors;
      exec("x" + dto.age);
      exec(dto.name); //! command
    });`,
  "express-validator": `
    import { body, query, param, check, validationResult, matchedData, header, checkSchema } from "express-validator";
    import express from "express";
    import { exec } from "child_process";
    const app = express();
    app.post("/:id", body("age").isInt(), [param("id").isUUID(), body("name").isString().notEmpty(), query("k").isIn(["a"])], body("slug").trim().matches(/^[a-z]+$/), (req, res) => {
      const errors = validationResult(req);
      if (!errors.isEmpty()) return res.status(400).json({ errors: errors.array() });
      exec("x" + req.body.age + req.params.id + req.query.k + req.body.slug);
      exec(req.body.name); //! command
      const { age, name } = req.body;
      exec("x" + age);
      exec(name); //! command
    });
    app.post("/unchecked", body("age").isInt(), (req, res) => {
      exec(req.body.age); //! command
    });
    const rules = [check("q").isNumeric(), body("user.id").isInt(), body(["a", "b"]).isInt(), body("z")];
    const validate = (req, res, next) => { const errors = validationResult(req); if (!errors.isEmpty()) return res.status(422).end(); next(); };
    app.post("/3", rules, validate, async (req, res) => {
      exec("x" + req.body.q + req.query.q + req.body.a + req.body.b + req.body.user.id);
      exec(req.body.z); //! command
      exec(req.query.y as string); //! command
      exec(req.body.user.name); //! command
    });
    app.post("/4", body("n").isInt(), body("s").isString(), (req, res) => {
      const data = matchedData(req);
      exec("x" + data.n);
      exec(data.s); //! command
    });
    app.get("/5", query("n").toInt(), query("e").escape(), (req, res) => {
      try { validationResult(req).throw(); } catch (e) { return; }
      exec("x" + req.query.n);
      res.send("<b>" + req.query.e);
      res.send("<b>" + req.query.f); //! html
    });`,
  "tables of express-validator": `
    import express from "express";
    import { checkSchema, validationResult, matchedData } from "express-validator";
    import { exec } from "child_process";
    const app = express();
    const table = checkSchema({ id: { in: ["params"], isInt: true }, page: { in: "query", isInt: { options: { min: 1 } } }, name: { in: ["body"], isString: true, notEmpty: true }, odd: { in: ["body"], isInt: { negated: true } } });
    app.post("/:id", table, (req, res) => {
      if (!validationResult(req).isEmpty()) return res.sendStatus(400);
      exec("x" + req.params.id + req.query.page);
      exec("x" + req.body.page); //! command
      exec(req.body.name); //! command
      exec(req.body.odd); //! command
    });
    app.get("/", checkSchema({ n: { isNumeric: true }, "user.age": { toInt: true } }, ["query"]), (req, res) => {
      const data = matchedData(req);
      exec("x" + data.n);
      if (validationResult(req).isEmpty()) exec("x" + req.query.user.age);
      exec("x" + req.body.n); //! command
    });
    app.get("/unasked", checkSchema({ n: { isNumeric: true } }, ["query"]), (req, res) => exec("x" + req.query.n)); //! command`,
  celebrate: `
    import express from "express";
    import { celebrate, celebrator, Joi, Segments, errors } from "celebrate";
    import { exec } from "child_process";
    const app = express();
    app.post("/:id", celebrate({ [Segments.BODY]: Joi.object().keys({ n: Joi.number(), s: Joi.string() }), [Segments.PARAMS]: { id: Joi.string().uuid() } }), (req, res) => {
      exec("x" + req.body.n + req.params.id);
      exec(req.body.s); //! command
      exec(req.query.q); //! command
    });
    const check = celebrator({ reqContext: true }, { convert: true });
    app.get("/", check({ query: { limit: Joi.number() } }), (req, res) => {
      exec("x" + req.query.limit);
      exec(req.headers.x); //! command
    });
    app.use(errors());`,
  "fastify schemas": `
    import Fastify from "fastify";
    import { exec } from "child_process";
    const app = Fastify();
    app.post("/:id", { schema: { params: { type: "object", properties: { id: { type: "integer" } } }, body: { type: "object", properties: { n: { type: "number" }, s: { type: "string" } } }, querystring: { type: "object", properties: { k: { type: "string", enum: ["a"] }, free: { type: "string" } } } } }, async (request, reply) => {
      exec("x" + request.params.id + request.body.n + request.query.k);
      exec(request.body.s); //! command
      exec(request.query.free); //! command
      exec(request.headers.x); //! command
      const { n, s } = request.body;
      exec("x" + n);
      exec(s); //! command
    });`,
  "joi in routes of hapi": `
    import Hapi from "@hapi/hapi";
    import Joi from "joi";
    import { exec } from "child_process";
    const server = Hapi.server();
    const payload = Joi.object({ n: Joi.number(), s: Joi.string() });
    server.route({ method: "POST", path: "/{id}", options: { validate: { payload, params: { id: Joi.number().integer() } } }, handler: (request, h) => {
      exec("x" + request.payload.n + request.params.id);
      exec(request.payload.s); //! command
      exec(request.query.q); //! command
      return "done";
    } });
    const route = {
      method: "GET", path: "/",
      config: {
        validate: { query: { limit: Joi.number(), text: Joi.string() } },
        pre: [{ method: (request) => exec("x" + request.query.limit), assign: "a" }, (request) => exec(request.query.text)], //! command
        handler: async (request) => {
          const { limit, text } = request.query;
          exec("x" + limit);
          exec(text); //! command
          return "done";
        },
      },
    };
    server.route([route]);
    server.route({ method: "GET", path: "/open", options: { validate: { query: true } }, handler: (request) => {
      exec(request.query.limit); //! command
      return "done";
    } });`,
  "zod in tRPC": `
    import { initTRPC } from "@trpc/server";
    import { z } from "zod";
    import { exec } from "child_process";
    const t = initTRPC.create();
    export const appRouter = t.router({
      c: t.procedure.input(z.number()).query(({ input }) => exec("a " + input)),
      d: t.procedure.input(z.object({ id: z.string().uuid(), k: z.enum(["a", "b"]) })).query(({ input }) => exec("a " + input.id + input.k)),
      e: t.procedure.input(z.object({ id: z.string().uuid(), k: z.string() })).query(({ input }) => exec("a " + input.k)), //! command
    });`,
  "zod in tools of language models": `
    import { generateText, jsonSchema, tool } from "ai";
    import { betaZodTool } from "@anthropic-ai/sdk/helpers/beta/zod";
    import { zodFunction } from "openai/helpers/zod";
    import { tool as agentTool } from "@openai/agents";
    import { tool as claudeTool } from "@anthropic-ai/claude-agent-sdk";
    import { tool as chainTool } from "@langchain/core/tools";
    import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
    import { exec } from "child_process";
    import { z } from "zod";
    const Input = z.object({ c: z.string(), n: z.number() });
    tool({ inputSchema: Input, execute: async ({ c, n }) => {
      exec("x" + n);
      exec(c); //! command
    } });
    tool({ inputSchema: jsonSchema({ type: "object", properties: { n: { type: "number" } } }), execute: async ({ n }) => exec("x" + n) }); //! command
    generateText({ tools: { run: { parameters: Input, execute: async (input) => {
      exec("x" + input.n);
      exec(input.c); //! command
    } } } });
    betaZodTool({ name: "a", inputSchema: Input, run: ({ n, c }) => {
      exec("x" + n);
      return exec(c); //! command
    } });
    zodFunction({ name: "a", parameters: Input, function: ({ n, c }) => {
      exec("x" + n);
      exec(c); //! command
    } });
    agentTool({ name: "a", parameters: Input, execute: async (input) => {
      exec("x" + input.n);
      exec(input.c); //! command
    } });
    claudeTool("a", "b", { n: z.number(), c: z.string() }, async ({ n, c }) => {
      exec("x" + n);
      exec(c); //! command
    });
    chainTool(({ n, c }) => {
      exec("x" + n);
      exec(c); //! command
    }, { name: "a", schema: Input });
    const s = new McpServer({ name: "x", version: "1" });
    s.registerTool("x", { inputSchema: { c: z.string(), n: z.number() } }, async ({ c, n }) => { exec("x" + n); exec(c); return {}; }); //! command`,
};

describe("validators", () => {
  for (const [title, code] of Object.entries(CASES)) {
    it(title, () => {
      checkLibraryFlow(code);
    });
  }
});
