import assert from "node:assert/strict";
import { AccessPathError, NO_END, parseAccessPath, parseCallPath } from "./access-path";

const TYPES: Readonly<Record<string, string>> = {
  Request: "express:Request",
  "socket.io:Socket": "socket.io:Socket",
  "@scope/a.b:T": "@scope/a.b:T",
};

function parse(text: string): ReturnType<typeof parseAccessPath> {
  return parseAccessPath(text, "express", (written) => TYPES[written]);
}

describe("an access path", () => {
  it("starts at the package's exports", () => {
    assert.deepEqual(parse("Member[Client,Pool].Instance.Member[connect].ReturnValue.Awaited"), {
      root: { package: "express" },
      tokens: [
        { op: "member", names: ["Client", "Pool"] },
        { op: "instance" },
        { op: "member", names: ["connect"] },
        { op: "return" },
        { op: "awaited" },
      ],
      text: "Member[Client,Pool].Instance.Member[connect].ReturnValue.Awaited",
    });
  });

  it("starts at a type of this file or of another, whose package may have dots and slashes in its name", () => {
    assert.deepEqual(parse("Request.Member[query]").root, { type: "express:Request" });
    assert.deepEqual(parse("socket.io:Socket.Argument[0]").root, { type: "socket.io:Socket" });
    assert.deepEqual(parse("@scope/a.b:T.Element"), {
      root: { type: "@scope/a.b:T" },
      tokens: [{ op: "element" }],
      text: "@scope/a.b:T.Element",
    });
  });

  it("may be the package or a type itself", () => {
    assert.deepEqual(parse(""), { root: { package: "express" }, tokens: [], text: "" });
    assert.deepEqual(parse("Request").tokens, []);
  });

  it("knows every kind of argument, parameter and member", () => {
    const tokens = (text: string): unknown => parse(text).tokens[0];
    assert.deepEqual(tokens("Argument[2]"), { op: "argument", from: 2, to: 2 });
    assert.deepEqual(tokens("Argument[0..2]"), { op: "argument", from: 0, to: 2 });
    assert.deepEqual(tokens("Argument[1..]"), { op: "argument", from: 1, to: NO_END });
    assert.deepEqual(tokens("Argument[*]"), { op: "any-argument" });
    assert.deepEqual(tokens("Argument[this]"), { op: "this" });
    assert.deepEqual(tokens("Parameter[1..]"), { op: "parameter", from: 1, to: NO_END });
    assert.deepEqual(tokens("Parameter[*]"), { op: "parameter", from: 0, to: NO_END });
    assert.deepEqual(tokens("Member[*]"), { op: "member", names: "any" });
    assert.deepEqual(tokens("Member[ a , b-c ]"), { op: "member", names: ["a", "b-c"] });
  });

  it("speaks of what is decorated, and in rows about calls of what the receiver keeps by key", () => {
    assert.deepEqual(parse("Member[Query].ReturnValue.DecoratedParameter").tokens.at(-1), { op: "decorated-parameter" });
    assert.deepEqual(parse("Member[Get].DecoratedMember").tokens.at(-1), { op: "decorated-member" });
    assert.deepEqual(parse("Member[Component].DecoratedClass").tokens.at(-1), { op: "decorated-class" });
    assert.deepEqual(parseCallPath("Argument[this].Key[0].Parameter[0]", ["this"]).slice(0, 2), [
      { op: "this" },
      { op: "key", argument: 0 },
    ]);
    assert.deepEqual(parseCallPath("Argument[0].Key[1]", ["argument"])[1], { op: "key", argument: 1 });
    assert.throws(() => parseCallPath("Argument[1].Element.Key[0]", ["argument"]), /Key stands behind an Argument of a call/);
  });

  const mistakes: readonly [text: string, message: RegExp, offset: number][] = [
    ["Member[on].Argument[this].Key[0]", /Key stands behind an Argument of a call/, 26],
    ["Foo.Member[a]", /unknown type "Foo"/, 0],
    ["pg:Pool.Member[a]", /unknown type "pg:Pool"/, 0],
    ["Request[0]", /expected "\." after "Request"/, 7],
    ["Member[a]Member[b]", /expected "\." between two steps/, 9],
    ["Member[a].", /expected a step/, 10],
    ["Member[a", /not closed/, 6],
    ["Member", /Member needs a name in \[\]/, 0],
    ["Member[]", /Member needs a name/, 0],
    ["Member[a,]", /empty name/, 0],
    ["Member[a,*]", /takes no other names/, 0],
    ["Member[a].Argument", /Argument needs a number/, 10],
    ["Member[a].Argument[x]", /neither a number nor a range/, 10],
    ["Argument[-1]", /neither a number nor a range/, 0],
    ["Argument[2..1]", /range 2\.\.1 is empty/, 0],
    ["Parameter[this]", /neither a number nor a range/, 0],
    ["Member[a].ReturnValue[0]", /ReturnValue takes no \[0\]/, 10],
    ["Request.Fuzzy", /unknown step "Fuzzy"; known: Member, /, 8],
  ];
  for (const [text, message, offset] of mistakes) {
    it(`tells what is wrong with ${text}, and where`, () => {
      assert.throws(
        () => parse(text),
        (error: unknown) => {
          assert.ok(error instanceof AccessPathError);
          assert.match(error.message, message);
          assert.equal(error.offset, offset);
          return true;
        },
      );
    });
  }

  it("of a call starts at what goes in or comes out", () => {
    assert.deepEqual(parseCallPath("Argument[1].Parameter[0]", ["argument"]), [
      { op: "argument", from: 1, to: 1 },
      { op: "parameter", from: 0, to: 0 },
    ]);
    assert.throws(() => parseCallPath("ReturnValue", ["argument", "this"]), /must start with an Argument$/);
    assert.throws(() => parseCallPath("Member[a]", ["argument", "return"]), /must start with an Argument or with ReturnValue$/);
    assert.throws(() => parseCallPath("", ["argument"]), AccessPathError);
  });
});
