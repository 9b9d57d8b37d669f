import ejs from "ejs";
import express from "express";
import Handlebars from "handlebars";
import vm from "node:vm";

const app = express();
app.use(express.json());

const actions = { archive: () => "archived", restore: () => "restored" };
const greeting = Handlebars.compile("Hello {{name}}");

app.post("/total", (req, res) => {
  // ok: code-injection
  const total = Number(req.body.price) * 1.19;
  // ok: code-injection
  const doubled = eval("2 * " + Number.parseFloat(req.body.price));
  // ok: code-injection
  res.json({ total, doubled, settings: JSON.parse(req.body.settings) });
});

app.post("/actions", (req, res) => {
  const { action } = req.body;
  if (!Object.hasOwn(actions, action)) {
    res.sendStatus(400);
    return;
  }
  // ok: code-injection
  res.json(actions[action as keyof typeof actions]());
});

app.post("/mails", async (req, res) => {
  // ok: code-injection
  const html = await ejs.renderFile("mail.ejs", { name: req.body.name });
  // ok: code-injection
  const text = ejs.render("Hello <%= name %>", { name: req.body.name });
  // ok: code-injection
  res.json({ html, text, greeting: greeting({ name: req.body.name }) });
});

app.post("/views", (req, res) => {
  const view = req.body.view;
  if (!/^[a-z]+$/.test(view)) {
    res.sendStatus(400);
    return;
  }
  // ok: code-injection
  res.json(vm.runInNewContext("views." + view));
});

// ok: code-injection
setTimeout(() => console.log(process.argv[2]), 1000);

// ok: code-injection
const square = new Function("x", "return x * x");
export const four = square(2);
