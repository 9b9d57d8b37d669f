import assert from "node:assert/strict";
import { NEVER_CANCELLED } from "../../../core/cancellation";
import { SourceDocument } from "../../../core/document";
import { loadPack } from "../../../rules/load-pack";
import { analyze } from "../../analyze";
import { compileRules } from "../../rule-set";

const MODEL = `
packages: [lib]
types:
  Box: { from: ["Member[box].ReturnValue"] }
  Response: { from: ["Member[response].ReturnValue", "Response.Member[status,type].ReturnValue"] }
sources:
  - { path: "Member[source].ReturnValue", kind: remote, what: "the input" }
propagators:
  - { callee: "Member[stream].ReturnValue.Member[pipe]", from: "Argument[0]", to: ReturnValue, mode: value }
  - { callee: "Member[stream].ReturnValue.Member[pipe]", from: "Argument[1]", to: "Argument[0].Member[_write].Parameter[0]", mode: value }
sinks:
  - { path: "Member[run].Argument[1]", kind: danger, what: "a command", when: { begins: "^sh -c$" } }
  - { path: "Member[run].Argument[1].Element", kind: danger, what: "a command", when: { begins: "^sh -c$" } }
  - { path: "Member[spawn].Argument[0]", kind: danger, what: "a command", when: { option: shell } }
  - { path: "Member[send].Argument[0]", kind: danger, what: "a path", when: { without-option: root } }
  - { path: "Response.Member[end].Argument[0]", kind: danger, what: "a page", when: { response: html } }
  - { path: "Member[query].Argument[0]", kind: danger, what: "SQL", when: { text: "(?i)^\\\\s*select " } }
  - { path: "Box.Member[match,search].Argument[0]", kind: danger, what: "a pattern", when: { receiver: text } }
  - { path: "Member[ask].Argument[1]", kind: danger, what: "a raw value", when: { variable: ":raw$" } }
  - { path: "Member[say].Argument[1]", kind: danger, what: "an open value", when: { variable: "^\\\\$.*:value$" } }
  - { path: "Member[ask].Argument[1].Element", kind: danger, what: "a raw value", when: { variable: ":raw$" } }
  - { path: "Member[ask].Argument[1].Member[*]", kind: danger, what: "a raw value", when: { variable: ":raw$" } }
  - { path: "Member[ask].Argument[0].Member[values].Element", kind: danger, what: "a raw value", when: { variable: ":raw$" } }
  - { path: "Member[exec].Argument[1]", kind: danger, what: "an option", when: &option { option-of: "^(?:hg|git (?:.* )?log) ", flags: "^-v$" } }
  - { path: "Member[exec].Argument[1].Element", kind: danger, what: "an option", when: *option }
  - { path: "Member[unpack].Argument[0]", kind: danger, what: "an archive", when: { size: unchecked } }
  - { path: "Member[each].Argument[0]", kind: danger, what: "a length", when: { callback: 1, is: tolerant } }
  - { path: "Member[inflater].ReturnValue.Member[_write].Argument[0]", kind: danger, what: "packed data", when: { piped-into: "^lib[.]writer$" } }
  - { path: "Response.Member[body]", kind: danger, what: "a page", when: { response: html } }
`;

const RULE = `
id: danger
severity: high
message: "{source} reaches {sink}."
flow: { sources: [remote], sinks: [danger] }
`;

const CASES: Readonly<Record<string, string>> = {
  "constants at the beginning": `run("sh", ["-c", source()]); //!
    run("sh", ["script.sh", source()]);
    run("ls", ["-c", source()]);
    run("sh " + "-c", source()); //!
    run(unknown, ["-c", source()]);`,
  "an option that is there": `spawn(source(), { shell: true }); //!
    spawn(source(), { shell: false });
    spawn(source(), { cwd: "/" });
    spawn(source());
    const options = { shell: "/bin/sh" };
    spawn(source(), options); //!
    spawn(source(), unknown);`,
  "an option that is missing": `send(source()); //!
    send(source(), { maxAge: 1 }); //!
    send(source(), { root: "/srv" });
    send(source(), { ...unknown });
    send(source(), unknown);`,
  "the text that an argument begins with": `query("SELECT a FROM b WHERE c = " + source()); //!
    query(\` select a from b where c = \${source()}\`); //!
    let text = "SELECT a"; text += source(); query(text); //!
    const begin = "SELECT"; query(begin + " a" + source()); //!
    query("h1 " + source());
    query(\`\${source()} SELECT a\`);
    query(source());`,
  "the variable that stands for a value": `ask("a = $1:raw", source()); //!
    ask("a = $1", source());
    ask("a = $1 and b = $2:raw", ["a", source()]); //!
    ask("a = $1 and b = $12:raw", [source(), "b"]);
    ask("a = $(name:raw) and b = $[other]", { name: source(), //!
      other: source() });
    const text = "a = $2:raw"; ask({ text, values: ["a", source()] }); //!
    ask({ text, values: [source(), "b"] });
    ask(unknown, [source()]);
    ask("a = $1:raw", unknown);`,
  "a variable that stands outside of quotes": `say("a LIKE '%$1:value%'", source());
    say("a = $1:value", source()); //!
    say("a = 'x' AND b = $1:value", source()); //!
    say("a = $1", source());`,
  "a receiver that is text": `const title = box(); const words = \`a \${title}\`;
    if (title.search(source()) >= 0) done(); //!
    title.search(source());
    title.match(source());
    String(title);`,
  "a place where a program takes options": `exec("hg", ["pull", source()]); //!
    exec("/usr/bin/hg", ["-v", source()]); //!
    exec("git", ["-C", unknown, "log", source()]); //!
    exec("hg", source()); //!
    exec("hg", ["pull", ...source()]); //!
    exec("git", ["add", source()]);
    exec("hg", ["pull", "--", source()]);
    exec("hg", ["--rev", source()]);
    exec(unknown, ["pull", source()]);`,
  "a size that nothing compares": `const a = unpack(source()); a.read(); //!
    for (let i = 0; i < list.length; i++) unpack(source()); //!
    const b = unpack(source()); if (b.size > 1000) throw new Error();
    const c = unpack(source()); const total = c.sum(); if (total.bytes > 1000) throw new Error();
    unpack(source()).on("entry", (entry) => { if (entry.size > 1000) stop(); });`,
  "a function that goes on whatever it is given": `each(source(), (x) => list.push(x)); //!
    each(source()); //!
    each(source(), (x) => { try { throw x; } catch {} }); //!
    each(source(), (x) => x.name);
    each(source(), ({ name }) => name);
    each(source(), (x) => { if (!x) throw new Error(); });
    each(source(), (x) => { if (!x) return false; });
    each(source(), unknown);`,
  "what a stream goes on into": `stream().pipe(inflater(), source()).pipe(writer()); //!
    const a = inflater(); const b = writer();
    stream().pipe(a, source()); //!
    a.on("error", log).pipe(b);
    stream().pipe(inflater(), source());
    stream().pipe(inflater(), source()).pipe(limiter());
    class Sink { _write(chunk) { query("select " + chunk); } } //!
    stream().pipe(new Sink(), source());`,
  "another content type": `const a = response(); a.type("text/plain"); a.end(source());
    const b = response(); b.setHeader("Content-Type", "application/json"); b.end(source());
    const c = response(); c.writeHead(200, { "content-type": "image/png" }); c.end(source());
    const d = response(); d.status(200).type("txt").end(source());
    const e = response(); e.type = "text/plain"; e.body = source();
    const f = response(); f.type("text/plain"); later(() => f.end(source()));`,
  "what is sent elsewhere": `const a = response(); a.header("Location", place); a.status(302).end(source());
    const b = response(); b.set({ location: place }).status(SEE_OTHER); b.end(source());
    const c = response(); c.writeHead(301, { Location: place }); c.end(source());
    const d = response(); d.statusCode = 307; d.setHeader("Location", place); d.end(source());
    const e = response(); e.redirect(place); e.body = source();
    const f = response(); f.location(place).status(302).end(source());`,
  "what stays where it is": `const a = response(); a.header("Location", place); a.status(201).end(source()); //!
    const b = response(); b.status(302).end(source()); //!
    const c = response(); c.header("X-Location", place); c.status(302).end(source()); //!
    const d = response(); if (maybe) { d.redirect(place); } d.end(source()); //!
    const e = response(); e.location(place).status(302); e.status(NOT_FOUND).end(source()); //!
    const f = response(); a.location(place).status(302); f.end(source()); //!`,
  "no other content type": `const a = response(); a.end(source()); //!
    const b = response(); b.type("html").end(source()); //!
    const c = response(); c.setHeader("Content-Type", "image/svg+xml"); c.end(source()); //!
    const d = response(); d.setHeader("X-Kind", "text/plain"); d.end(source()); //!
    const e = response(); if (maybe) e.type("text/plain"); e.end(source()); //!
    const f = response(); f.end(source()); f.type("text/plain"); //!
    const g = response(); g.type("text/plain"); g.type("text/html"); g.end(source()); //!
    const h = response(); a.type("text/plain"); h.end(source()); //!`,
};

describe("conditions of sinks", () => {
  const pack = loadPack([
    { path: "models/lib.yml", text: MODEL },
    { path: "javascript/danger/rule.yml", text: RULE },
  ]);

  for (const [name, code] of Object.entries(CASES)) {
    it(`heeds ${name}`, () => {
      assert.deepEqual(pack.problems, []);
      const text = `import { run, source, spawn, send, response, query, box, ask, say, exec, unpack, each, inflater, stream, writer } from "lib";\n${code}`;
      const document = new SourceDocument("file:///test.js", "javascript", 1, text);
      const program = { threatModels: new Set(["remote"] as const), budgetMilliseconds: 10_000, dependencies: new Map<string, string>() };
      const { findings } = analyze(
        document,
        program,
        compileRules(pack, () => true),
        NEVER_CANCELLED,
      );
      const expected = text.split("\n").flatMap((line, index) => (line.endsWith("//!") ? [index + 1] : []));
      assert.deepEqual(
        findings.map(({ location }) => location.range.start.line + 1),
        expected,
      );
    });
  }
});
