import { checkLibraryFlow } from "./library-flow.testing";

/** Each runs where `s` is a text of a request; a line that ends in `//!` hands it to a shell, no other does. */
const CASES: Readonly<Record<string, string>> = {
  "for…in": `
    for (const name in from) to[name] = from[name];
    exec(to.a); //!
    exec(to.b);`,
  "through a variable": `
    let name, copy;
    for (name in from) {
      copy = from[name];
      if (name === "__proto__" || copy === to) continue;
      if (copy !== undefined) to[name] = copy;
    }
    exec(to.a); //!
    exec(to.b);`,
  "a variable that is set again": `
    for (const name in from) { let copy = from[name]; if (to.c) copy = req.body.c; to[name] = copy; }
    exec(to.b); //!`,
  "names from a list": `
    const names = Object.keys(from);
    names.forEach((name) => { to[name] = from[name]; });
    exec(to.a); //!
    exec(to.b);
    const other = {};
    for (let i = 0; i < names.length; i++) other[names[i]] = from[names[i]];
    exec(other.a); //!
    exec(other.b);`,
  "pairs of a name and a value": `
    for (const [name, value] of Object.entries(from)) to[name] = value;
    exec(to.a); //!
    exec(to.b);
    const other = {};
    Object.entries(from).filter(([name]) => name !== "x").forEach(([name, value]) => { other[name] = value; });
    exec(other.a); //!
    exec(other.b);`,
  "a function that is called back": `
    function each(object, visit) { for (const name in object) visit(name, object[name]); }
    each(from, (name, value) => { to[name] = value; });
    exec(to.a); //!
    exec(to.b);
    function eachOf(object, visit) { for (const name in object) visit.call(object[name], name, object[name]); }
    const other = {};
    eachOf(from, (name, value) => { other[name] = value; });
    exec(other.a); //!
    exec(other.b);
    const renamed = {};
    each(from, (name, value) => { renamed["on" + name] = value; });
    exec(renamed.onb); //!`,
  "a function that stores": `
    function set(object, name, value) { object[name] = value; }
    for (const name in from) set(to, name, from[name]);
    exec(to.a); //!
    exec(to.b);`,
  "a library that goes through names": `
    _.forOwn(from, (value, name) => { to[name] = value; });
    exec(to.a); //!
    exec(to.b);`,
  "objects in objects": `
    const deep = { a: { c: s, d: "x" }, b: { c: "x" } };
    for (const name in deep) { to[name] = {}; for (const inner in deep[name]) to[name][inner] = deep[name][inner]; }
    exec(to.a.c); //!
    exec(to.a.d);`,
  "several sources": `
    function extend(target, ...sources) {
      for (const source of sources) for (const name of Object.keys(source)) target[name] = source[name];
      return target;
    }
    const both = extend({}, { host: "h", command: "x" }, { command: s });
    exec(both.command); //!
    exec(both.host);`,
  "a source whose names nobody knows": `
    function extend(target, ...sources) {
      for (const source of sources) for (const name of Object.keys(source)) target[name] = source[name];
      return target;
    }
    const all = extend({}, { host: "h", command: "x" }, req.query);
    exec(all.command); //!
    exec(all.host); //!
    exec(all.other); //!
    exec({ ...all }.host); //!
    exec(Object.assign({}, all).host); //!
    const { other, ...rest } = all;
    exec(rest.host); //!`,
  "other names": `
    for (const name in from) to["on" + name] = from[name];
    exec(to.onb); //!
    const other = {};
    for (let name in from) { const value = from[name]; name = name.slice(1); other[name] = value; }
    exec(other.b); //!`,
  "what is made of a value": `
    for (const name in from) to[name] = "x " + from[name];
    exec(to.a); //!
    exec(to.b);
    const wrapped = {};
    for (const name in from) wrapped[name] = { value: from[name] };
    exec(wrapped.a.value); //!`,
  "a merge of objects in objects": `
    function merge(target, source) {
      for (const name of Object.keys(source)) {
        if (typeof source[name] === "object") target[name] = merge(target[name] || {}, source[name]);
        else target[name] = source[name];
      }
      return target;
    }
    const merged = merge({}, { host: "h", auth: { user: "x", pass: s } });
    exec(merged.auth.pass); //!
    exec(merged.auth.user);
    exec(merged.host);`,
  "values that a test lets through": `
    for (const name in from) if (from[name] === "x") to[name] = from[name];
    const other = {};
    for (const name in from) { const value = from[name]; if (/^[a-z]+$/.test(value)) other[name] = value; }
    exec(other.a);
    exec(other.b);`,
  "properties that are defined": `
    for (const name of Object.getOwnPropertyNames(from)) Object.defineProperty(to, name, { enumerable: true, get: () => from[name] });
    exec(to.a); //!
    exec(to.b);
    const other = {};
    for (const name in from) Object.defineProperty(other, name, Object.getOwnPropertyDescriptor(from, name));
    exec(other.a); //!
    exec(other.b);`,
  "a namespace as TypeScript writes it": `
    function bind(o, m, k, k2) {
      if (k2 === undefined) k2 = k;
      let desc = Object.getOwnPropertyDescriptor(m, k);
      if (!desc || "get" in desc) desc = { enumerable: true, get: function () { return m[k]; } };
      Object.defineProperty(o, k2, desc);
    }
    for (const name in from) bind(to, from, name);
    exec(to.a); //!
    exec(to.b);`,
  "methods that are copied to a prototype": `
    function Runner(command) { this.command = command; }
    const methods = { run: function () { exec(this.command); }, stop: function () { exec("stop"); } }; //!
    for (const name in methods) Runner.prototype[name] = methods[name];
    new Runner(s).run();`,
};

const before = `
import { exec } from "child_process"; import express from "express"; import _ from "lodash";
const app = express();
app.get("/", (req, res) => {
  const s = req.query.x, to = {}, from = { a: s, b: "x" };`;

describe("copies of properties", () => {
  for (const [name, code] of Object.entries(CASES)) {
    it(name, () => {
      checkLibraryFlow(`${before}${code.replace(/\/\/!$/gm, "//! command")}\n});`);
    });
  }
});
