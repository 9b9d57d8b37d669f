import { checkLibraryFlow } from "./library-flow.testing";

/** Each runs where `s` is a text of a request; a line that ends in `//!` hands it to a shell, no other does. */
const CASES: Readonly<Record<string, string>> = {
  "assignment, destructuring, defaults and spread": `
    let a, b, c; a = b = s; exec(b); //!
    ({ a, b: { c = "x" } = {} } = { a: "y", b: { c: s } });
    exec(a);
    exec(c); //!
    [a, [b]] = ["x", [s]]; exec(a);
    exec(b); //!
    [a, b] = [b, a]; exec(a); //!
    const { ["k" + 1]: viaComputed } = { k1: s }; exec(viaComputed); //!
    function defaults(p = s, { q = p, ...r } = {}) { exec(p); exec(q); } //!
    defaults();
    exec({ ...{ x: s } }.x); //!
    exec([...[s]][0]); //!
    const { length } = s; exec("x" + length);
    let d; d ??= s; exec(d); //!
    let f = "a"; f += s; exec(f); //!
    const { z, ...others } = { z: s, y: "y" }; exec(others.y);
    for (const { v } of [{ v: s }]) exec(v); //!
    let first, tail; [first, ...tail] = ["a", s]; exec(tail[0]); //!`,
  "templates, concatenation and methods of text": `
    exec(\`a \${s} b\`); //!
    exec("a" + s); //!
    exec("a".concat(s)); //!
    exec(s.concat("a")); //!
    exec(s.trim().toLowerCase().toUpperCase().normalize()); //!
    exec(s.slice(1)); exec(s.substring(1)); exec(s.substr(1)); //!
    exec(s.at(0)); //!
    exec(s.split(" ").reverse().join("-")); //!
    exec(s.replace("a", "b")); //!
    exec("a".replace("a", s)); //!
    exec("a".replace(/a/, () => s)); //!
    exec(s.replace(/a/, (m) => m)); //!
    exec(s.padStart(9)); exec("x".padEnd(9, s)); exec(s.repeat(2)); //!
    exec(String(s)); //!
    exec(String.raw\`a \${s}\`); //!
    exec(s.toString()); exec(s.valueOf()); //!
    exec(s.match(/x(.*)/)[1]); //!
    exec(/x(.*)/.exec(s)[1]); //!
    for (const m of s.matchAll(/x.*/g)) exec(m[0]); //!
    exec(s.match(/(?<name>x.*)/).groups.name); //!
    exec(s.match(/x(\\w+)/)[1]); exec(/x(\\w+)/.exec(s)[0]);
    for (const m of s.matchAll(/\\d+|[a-f]+/g)) exec(m[0]);
    const range = /(\\w+)=(.*)/.exec(s); exec(range[1]); exec(range[2]); //!
    exec(/x(\\w+)/.exec(s).input); //!
    exec(/(.)(\\1+)/.exec(s)[2]); //!
    exec([...s].join("")); //!
    exec(Array.from(s).join("")); //!
    for (const c of s) exec(c); //!
    exec(s[0]); //!
    exec(s.charAt(0)); //!
    exec(encodeURI(s)); //!
    exec(decodeURIComponent(s)); //!
    exec(unescape(s)); //!
    exec(s.length); exec(s.indexOf("x")); exec(parseInt(s)); exec(s === "x" ? "a" : "b");
    exec(new String(s)); //!
    exec(s.big()); //!
    exec(s.localeCompare("x"));
    exec(Buffer.from(s).toString()); //!
    exec(s && "x");
    exec("x" && s); //!
    exec((0, s)); //!
    exec(s ? s : "x"); //!
    exec(s ?? "x"); //!
    exec(new TextDecoder().decode(new TextEncoder().encode(s))); //!`,
  arrays: `
    const list = []; list.push(s); exec(list[0]); //!
    exec(list.pop()); exec(list.shift()); //!
    const u = []; u.unshift(s); exec(u[0]); //!
    const sp = []; sp.splice(0, 0, s); exec(sp[0]); //!
    exec(["a"].concat(s).join(" ")); //!
    exec(["a"].concat([s])[1]); //!
    exec([s].map((x) => x)[0]); //!
    exec([s].filter(Boolean)[0]); //!
    exec([s].find((x) => x)); //!
    exec([s].findLast((x) => x)); //!
    exec([[s]].flat()[0]); //!
    exec(["a"].flatMap(() => [s])[0]); //!
    exec([s].reduce((all, x) => all + x, "")); //!
    exec(["a"].reduce((all, x) => all + x, s)); //!
    exec([s].reduceRight((all, x) => all + x)); //!
    [s].forEach((x) => exec(x)); //!
    ["a"].forEach((x, i, all) => exec(x));
    [s].forEach((x, i, all) => exec(all[0])); //!
    [s].some((x) => exec(x)); //!
    [s].every((x) => exec(x)); //!
    exec([s].slice(0)[0]); //!
    exec([s].sort()[0]); exec([s].reverse()[0]); exec([s].toSorted()[0]); exec([s].toReversed()[0]); exec([s].with(1, "a")[0]); //!
    exec(["a"].with(0, s)[0]); //!
    exec(new Array(3).fill(s)[0]); //!
    exec(Array.of(s)[0]); //!
    exec(Array.from([s])[0]); //!
    exec(Array.from({ length: 2 }, () => s)[0]); //!
    exec(Array.from([s], (x) => x)[0]); //!
    exec([s].at(-1)); //!
    for (const [i, x] of [s].entries()) exec(x); //!
    for (const x of [s].values()) exec(x); //!
    for (const i in [s]) exec([s][i]); //!
    exec([s].toString()); exec(String([s])); exec("" + [s]); //!
    exec([s].length);
    exec(["a", s][0]);
    const byIndex = []; byIndex[byIndex.length] = s; exec(byIndex[0]); //!
    const filled = []; for (let i = 0; i < 2; i++) filled[i] = s; exec(filled[1]); //!
    exec([s].copyWithin(0, 1)[0]); //!
    exec(["a"].toSpliced(0, 1, s)[0]); //!
    exec(Array.prototype.slice.call([s])[0]); //!
    exec([].concat.apply([], [[s]])[0]); //!
    exec(Object.groupBy([s], (x) => "k").k[0]); //!
    const l3 = ["a"]; Array.prototype.push.apply(l3, [s]); exec(l3[1]); //!`,
  "symbols as keys": `
    const kName = Symbol("name"), kOther = Symbol.for("other");
    const keyed = { [kOther]: "fixed" };
    keyed[kName] = s;
    exec(keyed[kOther]);
    exec(keyed[kName]); //!
    class Keyed { [kName] = s; [kOther]() { return this[kName]; } fixed() { return this.nothing; } }
    exec(new Keyed()[kOther]()); //!
    exec(new Keyed().fixed());
    const { [kName]: named, [kOther]: other } = keyed;
    exec(named); //!
    exec(other);
    for (const key of Object.keys(keyed)) exec(keyed[kOther]);
    exec({ inside: s }.slice(1)); exec({ inside: s }.toString());`,
  "maps and sets": `
    const m = new Map(); m.set("a", s); exec(m.get("a")); //!
    for (const [k, v] of m) exec(v); //!
    for (const v of m.values()) exec(v); //!
    for (const [, v] of m.entries()) exec(v); //!
    m.forEach((v) => exec(v)); //!
    exec([...m.values()][0]); //!
    exec([...m][0][1]); //!
    exec(Array.from(m)[0][1]); //!
    exec(Object.fromEntries(m).a); //!
    exec(new Map([["k", s]]).get("k")); //!
    exec(new Map(Object.entries({ k: s })).get("k")); //!
    const keyed = new Map([[s, 1]]); for (const k of keyed.keys()) exec(k); //!
    const set = new Set([s]); for (const v of set) exec(v); //!
    const set2 = new Set(); set2.add(s); exec([...set2][0]); //!
    set2.forEach((v) => exec(v)); //!
    exec(Array.from(set2).join("")); //!
    exec(set2.values().next().value); //!
    const w = new WeakMap(); const key = {}; w.set(key, s); exec(w.get(key)); //!
    const deep = new Map([["k", { cmd: s }]]); exec(deep.get("k").cmd); //!
    for (const [k, { cmd }] of Object.entries({ k: { cmd: s } })) exec(cmd); //!
    for (const [i, { cmd }] of [{ cmd: s }].entries()) exec(cmd); //!
    exec(m.size); exec(m.has("a"));
    exec(new Map().set("a", s).get("a")); //!`,
  "property stores and loads": `
    const o = {}; o.a = s; exec(o.a); //!
    exec(o.b);
    o.x = { y: {} }; o.x.y.z = s; exec(o.x.y.z); //!
    exec(o.x.y.w);
    const k = req.query.k; const d = {}; d[k] = s; exec(d.any); exec(d[k]); //!
    exec({ a: s }[k]); //!
    const p = { q: "x" }; const alias = p; alias.q = s; exec(p.q); //!
    exec({ s }.s); //!
    exec({ ["a" + "b"]: s }.ab); //!
    exec(o?.a); exec(o?.["a"]); exec(o.a?.trim()); //!
    exec(o.m?.(s));
    Object.defineProperty(o, "def", { value: s }); exec(o.def); //!
    Object.defineProperties(o, { def2: { value: s } }); exec(o.def2); //!
    Object.defineProperty(o, "got", { get() { return s; } }); exec(o.got); //!
    exec(Reflect.get({ a: s }, "a")); //!
    const r = {}; Reflect.set(r, "a", s); exec(r.a); //!
    delete o.a;
    const nested = { list: [{ name: s }] }; exec(nested.list[0].name); //!
    const { list: [{ name }] } = nested; exec(name); //!
    with_({ cmd: s }); function with_({ cmd }) { exec(cmd); } //!
    exec(Object.freeze({ a: s }).a); //!
    exec(Object.create({ a: s }).a); //!
    exec(new Proxy({ a: s }, {}).a); //!
    exec(structuredClone({ a: s }).a); //!`,
  "Object functions and JSON": `
    exec(Object.assign({}, { a: s }).a); //!
    const t = {}; Object.assign(t, { a: s }, { b: "x" }); exec(t.a); //!
    exec(t.b);
    for (const [key, value] of Object.entries({ a: s })) exec(value); //!
    for (const [key, value] of Object.entries({ a: s })) exec(key);
    exec(Object.values({ a: s })[0]); //!
    Object.values({ a: s }).forEach((x) => exec(x)); //!
    exec(Object.keys(req.query)[0]); //!
    exec(Object.keys({ a: s })[0]);
    exec(Object.fromEntries([["a", s]]).a); //!
    exec(Object.fromEntries(Object.entries({ a: s }).map(([x, y]) => [x, y + "z"])).a); //!
    Object.entries({ a: s }).forEach(([key, value]) => exec(value)); //!
    Object.keys({ a: s }).forEach((key) => exec({ a: s }[key])); //!
    for (const key in { a: s }) exec({ a: s }[key]); //!
    for (const key in req.query) exec(key); //!
    for (const key in req.query) exec(req.query[key]); //!
    exec(JSON.parse(s).cmd); //!
    exec(JSON.parse(JSON.stringify({ a: s })).a); //!
    exec(JSON.stringify({ a: s })); //!
    exec(JSON.stringify({ a: "x" }));
    exec(JSON.parse(s, (k, v) => v).a); //!
    exec(Object.getOwnPropertyDescriptor({ a: s }, "a").value); //!`,
  "methods, this and inheritance": `
    const o = { run(x) { exec(x); }, go(x) { this.run(x); } }; o.go(s); //!
    const kept = { value: s, run() { exec(this.value); } }; kept.run(); //!
    class A { constructor(x) { this.x = x; } run() { exec(this.x); } } new A(s).run(); //!
    class B extends A2(String) { } 
    function A2(Base) { return class extends Base { mixed(x) { exec(x); } }; } //!
    new B().mixed(s);
    class C { static run(x) { exec(x); } static { this.field = s; } } C.run(s); exec(C.field); //!
    class D { #p; set(x) { this.#p = x; return this; } get() { return this.#p; } } exec(new D().set(s).get()); //!
    class E { value = s; run = () => exec(this.value); } new E().run(); //!
    class F { get v() { return s; } set w(x) { exec(x); } } exec(new F().v); new F().w = s; //!
    class G { run(x) { exec(x); } } class H extends G { run(x) { super.run(x); } } new H().run(s); //!
    function Old(x) { this.x = x; } Old.prototype.run = function () { exec(this.x); }; new Old(s).run(); //!
    Old.prototype = { constructor: Old, again() { exec(this.x); } }; new Old(s).again(); //!
    function Sub(x) { Old.call(this, x); } Sub.prototype = Object.create(Old.prototype); Sub.prototype.go = function () { exec(this.x); }; new Sub(s).go(); //!
    class I { accessor z = s; } exec(new I().z); //!
    class J { constructor() { return { y: s }; } } exec(new J().y); //!
    const accessors = { get a() { return s; }, set b(x) { exec(x); } }; exec(accessors.a); accessors.b = s; //!
    class K { static make(x) { const k = new this(); k.x = x; return k; } run() { exec(this.x); } } K.make(s).run(); //!
    class L { init(x) { this.x = x; } run() { exec(this.x); } } const l = new L(); l.init(s); l.run(); //!
    class M { handlers = {}; on(n, f) { this.handlers[n] = f; } emit(n, x) { this.handlers[n](x); } } const mm = new M(); mm.on("a", (x) => exec(x)); mm.emit("a", s); //!
    class Q { constructor(x) { this.x = x; } get v() { return this.x; } } exec(new Q(s).v); //!
    class R1 { constructor(x) { this.x = x; } } class R2 extends R1 { constructor(x) { super(x); } } class R3 extends R2 { constructor(x) { super(x); } go() { exec(this.x); } } new R3(s).go(); //!
    class Q2 { set(x) { this.x = x; } get() { return this.x; } } const q2 = new Q2(); q2.get(); q2.set(s); exec(q2.get()); //!
    class Q3 { save(x) { this.x = x; } run() { exec(this.x); } } const q3 = new Q3(); app.get("/a", () => q3.run()); app.get("/b", (r) => q3.save(r.query.x)); //!
    class S1 { set w(x) { exec(x); } } const s1 = new S1(); s1.w = s; //!
    class S2 { set w(x) { this.kept = x; } } const s2 = new S2(); s2.w = s; exec(s2.kept); //!
    class T1 { name() { return "x"; } } class T2 extends T1 { name() { return super.name() + s; } } exec(new T2().name()); //!
    class T3 extends T2 { name() { return "x"; } } exec(new T3().name());
    class U1 { static make() { return s; } } class U2 extends U1 { static make() { return super.make(); } } exec(U2.make()); //!
    class N extends Array {} const n = new N(); n.push(s); exec(n[0]); //!
    class Sy { *[Symbol.iterator]() { yield s; } } for (const x of new Sy()) exec(x); //!
    class Err extends Error { constructor(m) { super(m); } } try { throw new Err(s); } catch (e) { exec(e.message); } //!
    exec(new (class { v = s; })().v); //!
    class Builder { parts = []; add(p) { this.parts.push(p); return this; } build() { return this.parts.join(" "); } } exec(new Builder().add("a").add(s).build()); //!`,
  "closures, callbacks and higher-order functions": `
    const outer = s; const inner = () => exec(outer); inner(); //!
    let later; const use = () => exec(later); later = s; use(); //!
    const make = (x) => () => x; exec(make(s)()); //!
    const apply = (f, x) => f(x); apply(exec, s); //!
    apply((x) => exec(x), s); //!
    const compose = (f, g) => (x) => f(g(x)); compose(exec, (x) => x)(s); //!
    const curry = (a) => (b) => (c) => exec(a + b + c); curry("x")(s)("y"); //!
    const table = { run: (x) => exec(x) }; table.run(s); table["run"](s); //!
    [exec].forEach((f) => f(s)); //!
    (function iife(x) { exec(x); })(s); //!
    function hoisted() { return s; } exec(hoisted()); //!
    const rec = (x, n) => (n ? rec(x, n - 1) : x); exec(rec(s, 3)); //!
    setTimeout((x) => exec(x), 1, s); //!
    setImmediate((x) => exec(x), s); //!
    process.nextTick((x) => exec(x), s); //!
    queueMicrotask(() => exec(s)); //!
    const withDefault = (f = exec) => f(s); withDefault(); //!
    const pick = s.length > 3 ? (x) => exec(x) : (x) => x; pick(s); //!
    const memo = {}; const cached = (key, f) => (memo[key] ??= f()); exec(cached("a", () => s)); //!
    function withCallback(cb) { cb(null, s); } withCallback((err, x) => exec(x)); //!
    const partial = exec.bind(null, s); partial(); //!
    ((...args) => exec(args[0]))(s); //!
    const once = (f) => { let r; return (...a) => (r ??= f(...a)); }; exec(once((x) => x)(s)); //!`,
  "arguments, call, apply and bind": `
    function a() { exec(arguments[0]); } a(s); //!
    function b() { exec([].slice.call(arguments)[0]); } b(s); //!
    function c() { exec(Array.from(arguments)[0]); } c(s); //!
    function d() { exec([...arguments][0]); } d(s); //!
    function d2() { for (const x of arguments) exec(x); } d2(s); //!
    function d3() { for (let i = 0; i < arguments.length; i++) exec(arguments[i]); } d3(s); //!
    function e(x) { exec(x); } e.call(null, s); e.apply(null, [s]); //!
    function f(x) { exec(x); } f.bind(null, s)(); //!
    function g(x, y) { exec(y); } g.bind(null, "a")(s); //!
    function h() { exec(this.x); } h.call({ x: s }); //!
    function i() { exec(this.x); } i.bind({ x: s })(); //!
    function j() { h2.apply(this, arguments); } function h2(x) { exec(x); } j(s); //!
    function k(...rest) { h3(...rest); } function h3(x, y) { exec(y); } k("a", s); //!
    function l(x, y) { exec(x); } l("a", s);
    function m(x, y) { exec(x); } m.bind(null, "a")(s);
    Reflect.apply(e2, null, [s]); function e2(x) { exec(x); } //!
    new (class { constructor(x) { exec(x); } })(s); //!
    exec.call(null, s); exec.apply(null, [s]); exec.apply(null, [].concat(s)); //!
    Reflect.construct(class { constructor(x) { exec(x); } }, [s]); //!
    const bound = { x: s, f() { exec(this.x); } }; const g2 = bound.f.bind(bound); g2(); //!
    const bind3 = ((x, y, z) => exec(z)).bind(null, "a", "b"); bind3(s); //!`,
  "promises and async functions": `
    Promise.resolve(s).then((x) => exec(x)); //!
    exec(await Promise.resolve(s)); //!
    new Promise((resolve) => resolve(s)).then((x) => exec(x)); //!
    new Promise((_, reject) => reject(s)).catch((x) => exec(x)); //!
    Promise.reject(s).catch((x) => exec(x)); //!
    Promise.resolve("a").then(() => s).then((x) => exec(x)); //!
    const [x1, y1] = await Promise.all([s, "b"]); exec(x1); //!
    Promise.all([s]).then(([x]) => exec(x)); //!
    Promise.all(["a"].map(async () => s)).then((all) => exec(all[0])); //!
    Promise.race([s]).then((x) => exec(x)); //!
    Promise.any([s]).then((x) => exec(x)); //!
    (await Promise.allSettled([s])).forEach((r) => exec(r.value)); //!
    const as = async () => s; exec(await as()); //!
    as().then(exec); //!
    as().finally(() => {}).then((x) => exec(x)); //!
    async function thrower() { throw s; } try { await thrower(); } catch (e) { exec(e); } //!
    thrower().catch((e) => exec(e)); //!
    const { promise, resolve } = Promise.withResolvers(); resolve(s); exec(await promise); //!
    const wait = util.promisify((x, cb) => cb(null, x)); exec(await wait(s)); //!
    util.promisify(exec)(s); //!
    for await (const x of [Promise.resolve(s)]) exec(x); //!
    const chain = Promise.resolve(s).then((x) => x).then((x) => ({ x })); exec((await chain).x); //!
    let out; await Promise.resolve(s).then((x) => { out = x; }); exec(out); //!
    const nested = async () => { const inner = async () => s; return inner(); }; exec(await nested()); //!
    Promise.try(() => s).then((x) => exec(x)); //!`,
  "generators and async iteration": `
    function* g() { yield s; } for (const x of g()) exec(x); //!
    exec(g().next().value); //!
    exec([...g()][0]); //!
    const [first] = g(); exec(first); //!
    function* d() { yield* g(); } for (const x of d()) exec(x); //!
    async function* ag() { yield s; } for await (const x of ag()) exec(x); //!
    exec((await ag().next()).value); //!
    function* ret() { return s; } exec(ret().next().value); //!
    exec(Array.from(g(), (x) => x)[0]); //!
    const obj = { *[Symbol.iterator]() { yield s; } }; for (const x of obj) exec(x); //!
    const aobj = { async *[Symbol.asyncIterator]() { yield s; } }; for await (const x of aobj) exec(x); //!
    const manual = { [Symbol.iterator]() { return { next() { return { value: s, done: false }; } }; } }; for (const x of manual) exec(x); //!
    function* objects() { yield { cmd: s, other: "x" }; } for (const { other } of objects()) exec(other);
    for (const { cmd } of objects()) exec(cmd); //!
    exec(g().map((x) => x).toArray()[0]); //!`,
  exceptions: `
    try { throw s; } catch (e) { exec(e); } //!
    try { throw new Error(s); } catch (e) { exec(e.message); } //!
    try { throw new Error("x " + s); } catch ({ message }) { exec(message); } //!
    try { (() => { throw s; })(); } catch (e) { exec(e); } //!
    try { try { throw s; } finally { } } catch (e) { exec(e); } //!
    try { try { throw s; } catch (e) { throw e; } } catch (e) { exec(e); } //!
    try { throw { cmd: s }; } catch (e) { exec(e.cmd); } //!
    try { throw Object.assign(new Error("x"), { cmd: s }); } catch (e) { exec(e.cmd); } //!
    try { throw "x"; } catch (e) { exec(e); }
    let r; try { r = s; JSON.parse("x"); } catch { r = "x"; } exec(r); //!
    function f() { try { return s; } finally { } } exec(f()); //!
    try { [1].forEach(() => { throw s; }); } catch (e) { exec(e); } //!
    try { new (class { constructor() { throw s; } })(); } catch (e) { exec(e); } //!
    try { throw new Error("x", { cause: s }); } catch (e) { exec(e.cause); } //!`,
  "tagged templates and optional chaining": `
    const tag = (texts, ...values) => exec(values[0]); tag\`a \${s}\`; //!
    const tag2 = (texts, a) => texts[0] + a; exec(tag2\`a \${s}\`); //!
    const tag3 = (texts, ...values) => texts.reduce((all, t, i) => all + t + (values[i] ?? ""), ""); exec(tag3\`a \${s} b\`); //!
    const o = { tag(texts, a) { return this.p + a; }, p: "x" }; exec(o.tag\`\${s}\`); //!
    exec(o?.p?.q ?? s); //!
    exec(o?.tag?.(["a"], s)); //!
    exec(req?.query?.["x"]); //!
    exec((req as any)!.query!.x); //!
    exec(<string>req.query.x); //!
    exec(req.query.x satisfies unknown); //!
    enum E { A = "a" } exec(E.A);
    function over(x: string): void; function over(x: any) { exec(x); } over(s); //!
    abstract class Ab { abstract get(): string; run() { exec(this.get()); } } class Im extends Ab { get() { return s; } } new Im().run(); //!
    class PP { constructor(private readonly x: string) {} run() { exec(this.x); } } new PP(s).run(); //!
    class Generic<T> { constructor(public v: T) {} } exec(new Generic<string>(s).v); //!
    const label = (() => { outer: for (;;) { for (;;) { break outer; } } return s; })(); exec(label); //!
    switch (s) { case "a": exec(s); break; default: exec(s); } //!
    do { exec(s); } while (0); //!
    if (typeof s === "string") exec(s); //!
    comma: exec(s); //!`,
  "events, streams and utilities of Node": `
    const bus = new EventEmitter(); bus.on("a", (x) => exec(x)); bus.emit("a", s); //!
    bus.once("b", (x) => exec(x)); bus.emit("c", s);
    class Bus extends EventEmitter { go() { this.emit("x", s); } } const b2 = new Bus(); b2.on("x", (y) => exec(y)); b2.go(); //!
    req.on("data", (chunk) => exec(chunk)); //!
    let body = ""; req.on("data", (chunk) => { body += chunk; }); req.on("end", () => exec(body)); //!
    const chunks = []; req.on("data", (c) => chunks.push(c)); req.on("end", () => exec(Buffer.concat(chunks).toString())); //!
    for await (const chunk of req) exec(chunk); //!
    const pt = new PassThrough(); pt.write(s); pt.on("data", (x) => exec(x)); //!
    Readable.from([s]).on("data", (x) => exec(x)); //!
    exec(util.format("%s", s)); exec(util.inspect(s)); //!
    exec(path.join("a", s)); //!
    exec(new URL(s).pathname); //!
    exec(new URLSearchParams(s).get("x")); //!
    exec(querystring.parse(s).x); //!`,
};

const before = `
import { exec } from "child_process"; import express from "express"; import util from "util"; import path from "path"; import querystring from "querystring";
import { EventEmitter } from "events"; import { PassThrough, Readable, Transform, Writable, pipeline } from "stream";
const app = express();
app.get("/", async (req, res) => {
  const s = req.query.x;`;

describe("data flow through the language", () => {
  for (const [name, code] of Object.entries(CASES)) {
    it(name, () => {
      checkLibraryFlow(`${before}${code.replace(/\/\/!$/gm, "//! command")}\n});`);
    });
  }
});
