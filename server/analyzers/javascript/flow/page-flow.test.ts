import assert from "node:assert/strict";
import { NEVER_CANCELLED } from "../../../core/cancellation";
import { SourceDocument } from "../../../core/document";
import { loadPack } from "../../../rules/load-pack";
import { analyze } from "../../analyze";
import { compileRules } from "../../rule-set";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const MODEL = `
packages: [lib]
types:
  Address: { from: ["Member[address].ReturnValue"] }
  Script: { from: [{ path: "Member[create].ReturnValue", when: { begins: "^script$" } }] }
  Message: { from: [{ path: "Member[listen].Argument[1].Parameter[0]", when: { begins: "^message$" } }] }
  Component: { from: ["Member[Component].Instance"] }
  Plugin: { from: ["Member[plugins].Member[*]"] }
  Chain: { from: ["Member[plugins].Member[chain]", "Chain.Member[*].ReturnValue"] }
sources:
  - { path: "Address", kind: client, what: "the address" }
  - { path: "Member[text].ReturnValue", kind: client, what: "text" }
  - { path: "Member[read].ReturnValue", kind: client, what: "a value", when: { at-most: 1 } }
  - { path: "Message.Member[data]", kind: client, what: "a message" }
  - { path: "Plugin.Parameter[0]", kind: client, what: "an option" }
sinks:
  - { path: "Member[go].Argument[0]", kind: client-redirect, what: "an address" }
  - { path: "Member[find].Argument[0]", kind: jquery-html, what: "a selector" }
  - { path: "Member[show].Argument[0]", kind: dom-html, what: "markup" }
  - { path: "Script.Member[src]", kind: code-url, what: "a script" }
propagators:
  - { callee: "Member[Component]", from: "Argument[0]", to: "Argument[this].Member[props]", mode: value }
  - { callee: "Component.Member[setState]", from: "Argument[0]", to: "Argument[this].Member[state]", mode: value }
sanitizers:
  - { path: "Address", kinds: [client-redirect, jquery-html], whole: true }
guards:
  - { property: [nodeType], kinds: [jquery-html] }
  - { path: "Message.Member[origin]" }
`;

const RULE = `
id: page
severity: high
message: "{source} reaches {sink}."
flow: { sources: [client], sinks: [client-redirect, jquery-html, dom-html, code-url] }
`;

const CASES: Readonly<Record<string, string>> = {
  "functions that give what they stand in": `const link = { next(x) { return link; }, again: () => link };
    plugins.chain = link;
    show(text()); //!`,
  "what is cut out of a whole": `const a = address();
    go(a);
    go(a.substring(5)); //!
    go(a.slice(0, 5));
    go(/next=(.*)/.exec(a)[1]); //!
    go(a.replace("#", "")); //!
    go(a.replace("http:", "https:"));
    go(a + "?page=2");
    show(a); //!`,
  "the text before a tag or a selector": `find(address());
    find(text()); //!
    find("#" + text());
    find("<b>" + address() + "</b>"); //!
    find(\`<b>\${text()}</b>\`); //!
    find("<b>".concat(text())); //!
    find(["<b>", text(), "</b>"].join("")); //!
    find(["#", text()].join(""));
    find(unknown + text());
    find("%X%".replace("%X%", text()));`,
  "fixed hosts of joined addresses": `go(["https://shop.example.test", text()].join("/"));
    go(["https:", text()].join("/")); //!`,
  "types and sources of certain calls": `create("script").src = text(); //!
    create("img").src = text();
    show(read("name")); //!
    show(read("name", "value"));
    listen("message", (event) => show(event.data)); //!
    listen("resize", (event) => show(event.data));`,
  "who sent a message": `listen("message", (event) => {
      if (event.origin !== "https://shop.example.test") return;
      show(event.data);
    });
    listen("message", (event) => {
      const origin = event.origin.toLowerCase();
      if (isKnown(origin)) show(event.data);
      else show(event.data); //!
    });
    class Senders {}
    Senders.areOurs = (message) => {
      if (!/^https:/.test(message.origin)) return false;
      return SENDERS.includes(message.origin);
    };
    listen("message", (event) => {
      const areOurs = Senders.areOurs(event);
      if (!areOurs) {
        show(event.data); //!
        return;
      }
      show(event.data);
    });
    listen("message", (event) => {
      if (isTrusted(event)) show(event.data);
      if (isInteresting(event)) show(event.data); //!
    });
    listen("message", (event) => {
      console.log(event.origin);
      show(event.data); //!
    });`,
  "what is no text": `const x = text();
    if (x.nodeType) find(x);
    else find(x); //!
    if (x.nodeType !== undefined) find(x);
    if (typeof x.nodeType === "undefined") find(x); //!
    if (typeof x !== "string") find(x);
    if (x instanceof Object) { find(x); find(x.y); } //!
    if (x.length) find(x); //!`,
  "components that are classes": `class A extends Component {
      constructor(props) { super(props); this.state.title = props.title; }
      render() {
        show(this.state.title); //!
        show(this.state.other);
        show(this.props.title); //!
        show(this.props.kind);
      }
    }
    <A title={text()} kind="b" />;
    class B extends Component {
      load() { this.setState({ note: text(), kind: "c" }); }
      render() {
        show(this.state.note); //!
        show(this.state.kind);
      }
    }`,
  "handlers under names that are not known": `plugins[unknown()] = function (options) { show(options.title); }; //!
    Object.assign(plugins, { gallery: (options) => show(options.title) }); //!`,
  "a sink of the rule that is safe from the data, beside one that is not": `find("#" + text());
    show("#" + text()); //!`,
};

describe("data flow in a page", () => {
  const models = ["ecmascript", "ecmascript-globals"].map((name) => ({
    path: `models/${name}.yml`,
    text: readFileSync(join(__dirname, "../../../../rules/models", `${name}.yml`), "utf8"),
  }));
  const pack = loadPack([...models, { path: "models/lib.yml", text: MODEL }, { path: "javascript/page/rule.yml", text: RULE }]);

  for (const [name, code] of Object.entries(CASES)) {
    it(`heeds ${name}`, () => {
      assert.deepEqual(pack.problems, []);
      const text = `import { address, text, read, listen, create, go, find, show, plugins, Component } from "lib";\n${code}`;
      const document = new SourceDocument("file:///test.jsx", "javascriptreact", 1, text);
      const program = { threatModels: new Set(["client"] as const), budgetMilliseconds: 10_000, dependencies: new Map<string, string>() };
      const { findings } = analyze(
        document,
        program,
        compileRules(pack, () => true),
        NEVER_CANCELLED,
      );
      const expected = text.split("\n").flatMap((line, index) => (line.endsWith("//!") ? [index + 1] : []));
      assert.deepEqual([...new Set(findings.map(({ location }) => location.range.start.line + 1))], expected);
    });
  }
});
