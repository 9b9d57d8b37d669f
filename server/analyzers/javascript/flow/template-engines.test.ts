import { checkLibraryFlow } from "./library-flow.testing";

const CASES: Readonly<Record<string, string>> = {
  "sources of templates": `
    import express from "express";
    import ejs from "ejs";
    import pug from "pug";
    import Handlebars from "handlebars";
    import nunjucks from "nunjucks";
    import Mustache from "mustache";
    import _ from "lodash";
    import dot from "dot";
    import { Eta } from "eta";
    import Hogan from "hogan.js";
    import consolidate from "consolidate";
    import vash from "vash";
    express().get("/", (req, res) => {
      const text = req.query.template;
      ejs.render(text, {}); //! template
      ejs.compile(text); //! template
      pug.render(text); //! template
      pug.compile(text); //! template
      Handlebars.compile(text); //! template
      nunjucks.renderString(text, {}); //! template
      new nunjucks.Environment().renderString(text, {}); //! template
      Mustache.render(text, {}); //! template
      _.template(text)({}); //! template
      dot.template(text); //! template
      new Eta().renderString(text, {}); //! template
      Hogan.compile(text); //! template
      consolidate.ejs.render(text, {}); //! template
      vash.compile(text); //! template
    });`,
  "values of templates": `
    import express from "express";
    import ejs from "ejs";
    import pug from "pug";
    import Handlebars from "handlebars";
    import nunjucks from "nunjucks";
    import Mustache from "mustache";
    import _ from "lodash";
    express().get("/", (req, res) => {
      const name = String(req.query.name);
      ejs.render("<%= name %>", { name });
      pug.render("p= name", { name });
      Handlebars.compile("{{name}}")({ name });
      nunjucks.renderString("{{ name }}", { name });
      Mustache.render("{{name}}", { name });
      _.template("<%- name %>")({ name });
    });`,
  "paths of templates": `
    import express from "express";
    import ejs from "ejs";
    import pug from "pug";
    import nunjucks from "nunjucks";
    import consolidate from "consolidate";
    express().get("/", (req, res) => {
      ejs.renderFile(req.query.page, {}, () => {}); //! path
      pug.renderFile(req.query.page); //! path
      nunjucks.render(req.query.page); //! path
      consolidate.swig(req.query.page, {}); //! path
      res.render(req.query.page); //! path
      res.render("page", { page: req.query.page });
    });`,
};

describe("template engines", () => {
  for (const [title, code] of Object.entries(CASES)) {
    it(title, () => {
      checkLibraryFlow(code);
    });
  }
});
