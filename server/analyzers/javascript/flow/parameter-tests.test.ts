import { checkLibraryFlow } from "./library-flow.testing";

const CASES: Readonly<Record<string, string>> = {
  "names that a function finds among those that there are, or throws": `
    import express from "express";
    import { exec } from "child_process";
    function check(service, entity) {
      const found = services.find((each) => each.name === service);
      if (!found) throw new Error("no such service: " + service);
      return checkEntity(found, entity);
    }
    function checkEntity(found, entity) {
      const known = found.model.entities[entity];
      if (!known) throw new Error("no such entity");
      return known;
    }
    express().get("/", (req, res) => {
      const { a, b, c } = req.query;
      const found = check(a, b);
      exec(a);
      exec(b);
      exec(c); //! command
    }).get("/assigned", (req, res) => {
      const { a, b, c } = req.query;
      let found;
      found = check(a, b);
      exec(b);
      found = check(c, unknown);
      exec(c);
    }).get("/caught", (req, res) => {
      const { a, b } = req.query;
      try {
        check(a, b);
      } catch {
        exec(a); //! command
      }
    });`,
  "a function that hands what it gets on to one that throws": `
    import express from "express";
    import { exec } from "child_process";
    function refuse(name) {
      if (!NAMES.includes(name)) throw new Error("unknown");
    }
    function before(name, other) {
      log(other);
      refuse(name);
    }
    express().get("/", (req, res) => {
      const { a, b } = req.query;
      before(a, b);
      exec(a);
      exec(b); //! command
    });`,
  "elements that are the same": `
    import express from "express";
    import { exec } from "child_process";
    express().get("/", (req, res) => {
      const { a, b, c, d, list } = req.query;
      if (commands.some(({ name }) => name === a)) exec(a);
      if (commands.findIndex((each) => each.on && b === each.name) >= 0) exec(b);
      if (commands.some((each) => each.name !== c)) exec(c); //! command
      if (commands.some((each) => each.name === d || each.any)) exec(d); //! command
      if (list.some((each) => each === d)) exec(d); //! command
    });`,
};

describe("tests of parameters", () => {
  for (const [name, code] of Object.entries(CASES))
    it(`heeds ${name}`, () => {
      checkLibraryFlow(code);
    });
});
