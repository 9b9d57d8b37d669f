import ejs from "ejs";
import express from "express";
import Handlebars from "handlebars";
import _ from "lodash";
import * as mathjs from "mathjs";
import { MongoClient } from "mongodb";
import pug from "pug";
import { VM } from "vm2";
import vm, { Script } from "node:vm";

const app = express();
app.use(express.json());

app.post("/total", (req, res) => {
  // ruleid: code-injection
  const total = eval(req.body.price + " * 1.19");
  // ruleid: code-injection
  const sum = mathjs.evaluate(req.body.formula);
  res.json({ total, sum });
});

app.post("/filters", (req, res) => {
  const condition = `return item.${req.body.field} === value`;
  // ruleid: code-injection
  const filter = new Function("item", "value", condition);
  res.json({ filter: filter.name });
});

app.post("/scripts", (req, res) => {
  const context = vm.createContext({});
  // ruleid: code-injection
  const result = vm.runInContext(req.body.script, context);
  // ruleid: code-injection
  const script = new Script(req.body.script);
  // ruleid: code-injection
  res.json([result, script.runInThisContext(), new VM().run(req.body.script)]);
});

app.post("/mails", (req, res) => {
  const { template, name } = req.body;
  // ruleid: code-injection
  const text = ejs.render("Hello <%= name %>, " + template, { name });
  // ruleid: code-injection
  const html = pug.compile(template)({ name });
  // ruleid: code-injection
  const short = Handlebars.compile(template)({ name });
  // ruleid: code-injection
  const plain = _.template(template)({ name });
  res.json({ text, html, short, plain });
});

app.get("/users", async (req, res) => {
  const users = new MongoClient("mongodb://db.example.test").db().collection("users");
  // ruleid: code-injection
  res.json(await users.find({ $where: `this.name == '${req.query.name}'` }).toArray());
});
