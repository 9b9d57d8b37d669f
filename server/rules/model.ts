import type { Growth } from "../core/backtracking/attack";
import type { SourceKind } from "./rule";

/**
 * One step of an access path, in the notation of CodeQL's models as data for JavaScript
 * (https://codeql.github.com/docs/codeql-language-guides/customizing-library-models-for-javascript/).
 */
export type PathToken =
  | { readonly op: "member"; readonly names: readonly string[] | "any" }
  | { readonly op: "argument" | "parameter"; readonly from: number; readonly to: number }
  | { readonly op: "this" }
  | { readonly op: "return" }
  | { readonly op: "instance" }
  | { readonly op: "awaited" }
  /** What a promise is rejected with. In rows about calls only. */
  | { readonly op: "rejected" }
  | { readonly op: "element" }
  /**
   * What a receiver keeps under the name that an argument of the call says: listeners of an event. Of an argument: what it has under the
   * path that another one says. In rows about calls only.
   */
  | { readonly op: "key"; readonly argument: number }
  /** What is decorated with the value: `@Value class C`, `@Value method()`, `(@Value parameter)`. */
  | { readonly op: "decorated-class" }
  | { readonly op: "decorated-member" }
  | { readonly op: "decorated-parameter" }
  | { readonly op: "any-argument" };

/** `root` is a type declared by a model ("pg:Client"), or a package's exports ("pg"). */
export interface AccessPath {
  readonly root: { readonly type: string } | { readonly package: string };
  readonly tokens: readonly PathToken[];
  /** As written, for messages. */
  readonly text: string;
  /** Present where the path only holds for calls of its last callee of which this is true, e.g. `createElement("script")`. */
  readonly when?: CallCondition;
}

export interface TypeModel {
  /** Qualified by its package: "express:Request". */
  readonly name: string;
  readonly is: readonly string[];
  readonly from: readonly AccessPath[];
  /** What has such a name is something else, although a TypeScript annotation calls it this type: a regular expression. */
  readonly unlessNamed?: string;
}

export interface SourceModel {
  readonly path: AccessPath;
  readonly kind: SourceKind;
  /** In words: "the query string of the request". */
  readonly what: string;
  /** The value as a whole is what matters: a property of it, or a number made from it, is something else. */
  readonly whole?: true;
  /** It is a part of a request's head, of which servers take some thousand letters. */
  readonly inHead?: true;
  /** A regular expression: no source where the code only stands in for something of such a name that may be missing. */
  readonly fallbackFor?: string;
  /** No source in a module that reads one of these globals, which exist elsewhere only. */
  readonly unlessGlobal?: readonly string[];
}

/**
 * A name that says what is kept under it, e.g. `clientSecret`: a source wherever something unknown is stored in a variable,
 * parameter or property with this name, read from one, or asked for by it (`getClientSecret()`, `settings.get("clientSecret")`).
 * In a model file: a source with `name` (or `property`, which leaves variables out) in place of `path`.
 */
export interface NamedSourceModel {
  readonly name: RegExp;
  /** Names that say that it is something else after all, also of functions that make something else of it: `hashPassword`. */
  readonly unless: readonly RegExp[];
  /** Only properties, not variables. */
  readonly propertiesOnly: boolean;
  readonly kind: SourceKind;
  /** In words: "a password". */
  readonly what: string;
}

export interface SinkModel {
  readonly path: AccessPath;
  readonly kind: string;
  /** In words: "the SQL text of pg's query". */
  readonly what: string;
  /** Facts that fixes use, e.g. `placeholder: "$n"`. */
  readonly facts: Readonly<Record<string, string>>;
  /** Present where it is a sink in some versions of the package only. */
  readonly versions?: PackageVersions;
  /** Present where later versions of the package refuse what hurts: no sink where the manifest asks for one of these. */
  readonly fixed?: PackageVersions;
  /** Present where what else the call says decides whether it is a sink. */
  readonly when?: SinkCondition;
  /** What is inside of an object or a list arrives as well, as where it is printed or turned into JSON. */
  readonly deep?: true;
  /** Sources that count only where somebody chose their threat model: whoever calls a library says on purpose which program it starts. */
  readonly onlyChosen?: readonly SourceKind[];
}

/**
 * What has to be so around a sink, in a model file:
 * - `when: { option: shell }`: an object among the call's arguments has this property, and it is not false; with `is: "^always$"` it is
 *   a constant that matches;
 * - `when: { without-option: root }`: none has it, as far as the arguments are written out;
 * - `when: { begins: "^sh -c" }`: the constants that the arguments begin with, joined by spaces, match; lists count as their items;
 * - `when: { leads: "^<" }`: the constant text that the first argument begins with matches;
 * - `when: { argument: 1, is: "^html$" }`: that argument is a constant which matches, or an imported or global thing whose name does;
 * - `when: { arguments: 2 }`: the call has at least so many arguments; `at-most: 1`: it has no more than so many;
 * - `when: { no-object: 0 }`: that argument is not an object that is written out, such as one of names and values to be set;
 * - `when: { receiver: text }`: what the method is called on is surely text, or the result is used as only that of text is;
 * - `when: { text: "(?i)^select" }`: the constant text that the argument itself begins with matches (sinks only);
 * - `when: { template: "^\\s*$" }`: the argument is a value in a tagged template, and the constant text that this begins with matches (sinks only);
 * - `when: { variable: ":raw$" }`: the variable that stands for the value in a text beside it, with its modifier, matches (sinks only);
 * - `when: { response: html }`: no other content type was set for the response before (sinks only);
 * - `when: { response: declared-html }`: the call that makes the response says itself that it is a page (sinks only);
 * - `when: { log: kept }`: what is printed there is kept by somebody: the code neither runs in a browser nor in development only (sinks only);
 * - `when: { size: unchecked }`: neither the statement nor what follows from it compares a size (sinks only);
 * - `when: { hash: chosen }`: neither a protocol nor a format that names its scheme asks for the hash, and no slow function takes it (sinks only);
 * - `when: { link: shown }`: the link does more than have its address taken apart (sinks only);
 * - `when: { value: number }`: the argument is surely a number (sinks only);
 * - `when: { piped-into: "^fs\\.createWriteStream$" }`: what the stream gives goes into something that such a name makes (sinks only);
 * - `when: { option-of: "^git ", flags: "^-v$" }`: the program and the words before the value match, and the program would take it for
 *   an option: neither `--` nor an option that takes a value (all but `flags`) stands before it (sinks only);
 * - `when: { callback: 1, is: tolerant }`: that argument, if there is one, is a function which goes on whatever it is given (sinks only);
 * - `when: { backtracking: polynomial }`: the regular expression that the text is matched against can take time that grows so with the
 *   text; `polynomial-across-lines`: only if it has line breaks (sinks only).
 */
export type SinkCondition =
  | CallCondition
  | { readonly on: "response" }
  | { readonly on: "made response" }
  | { readonly on: "log" }
  | { readonly on: "text"; readonly matches: string }
  | { readonly on: "template"; readonly matches: string }
  | { readonly on: "variable"; readonly matches: string }
  | { readonly on: "unchecked size" }
  | { readonly on: "chosen hash" }
  | { readonly on: "shown link" }
  | { readonly on: "number" }
  | { readonly on: "tolerant callback"; readonly position: number }
  | { readonly on: "destination"; readonly matches: string }
  | { readonly on: "option place"; readonly program: string; readonly flags: string }
  | { readonly on: "backtracking"; readonly growth: Growth; readonly isAcrossLines: boolean };

/** A condition that a call alone decides, so that it can also limit where a type, a source or a propagator holds. */
export type CallCondition =
  | { readonly on: "option"; readonly name: string; readonly present: boolean; readonly matches?: string }
  | { readonly on: "beginning"; readonly matches: string }
  | { readonly on: "no object"; readonly position: number }
  | { readonly on: "receiver" }
  | { readonly on: "leading text"; readonly matches: string }
  | { readonly on: "argument"; readonly position: number; readonly matches: string }
  | { readonly on: "arguments"; readonly atLeast?: number; readonly atMost?: number }
  | { readonly on: "all"; readonly of: readonly CallCondition[] };

/** Versions of a package, known by any of its names, as a semver range. */
export interface PackageVersions {
  readonly packages: readonly string[];
  readonly range: string;
}

/**
 * A variable or property whose name says what is kept in it, e.g. `resetToken`: a sink for whatever is assigned to it, also
 * as a property of an object literal, a default value or a class field. In a model file: a sink with `name` in place of `path`.
 */
export interface NamedSinkModel {
  readonly name: RegExp;
  readonly kind: string;
  /** In words: "a security token". */
  readonly what: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** Calls through which data flows: from an input of the call to an output of it. */
export interface PropagatorModel {
  readonly callee: AccessPath;
  readonly from: readonly PathToken[];
  readonly to: readonly PathToken[];
  /**
   * `taint`: the output is derived from the input; `value`: it is the same value (fields and callbacks survive);
   * `part`: it is cut out of the input, which ends what only holds of the whole;
   * `copy`: another object gets the input's properties;
   * `promisified`: functions of the input give a promise of what they hand to their callback, as `util.promisify` makes them;
   * `names`: it is the names of the input's properties, or the parts of a text that name properties;
   * `schema`, `json-schema`: the input is a schema that limits what a callback is given, or a member of that;
   * `pattern`: the input is a regular expression, of which the output keeps what it leaves harmless, for a schema.
   */
  readonly mode: "taint" | "value" | "part" | "names" | "copy" | "promisified" | "pattern" | "schema" | "json-schema";
  /** Sink kinds that the output can hurt although the input no longer could: text that is parsed may be an object again. */
  readonly restores?: readonly string[];
  /** Which argument (-1: the receiver) is a schema that only lets pass what it allows. */
  readonly schema?: number;
}

/**
 * A schema that stands in an object beside the function that is only given what it allows: `{ inputSchema, execute(input) { … } }`. In a
 * model file: a propagator with `object` in place of `callee`.
 */
export interface LimitModel {
  readonly object: AccessPath;
  /** Members of the object, to the schema. */
  readonly from: readonly PathToken[];
  /** Members of the object, to a function, one of its parameters, and possibly a member of that. */
  readonly to: readonly PathToken[];
  readonly mode: "schema" | "json-schema";
}

/** A call whose result is safe for the kinds given, whatever went in. */
export interface SanitizerModel {
  readonly callee: AccessPath;
  /** Sink kinds, or "all". */
  readonly kinds: readonly string[] | "all";
  /** True where only the whole result is safe, not what is cut out of it: a list, of which no number is made. */
  readonly whole?: boolean;
}

/**
 * A value that is safe for the kinds given although what it is read from is not, e.g. the length of a text, or a route
 * parameter where only an object hurts. In a model file: a sanitizer with `path` in place of `callee`.
 */
export interface SafeValueModel {
  readonly path: AccessPath;
  readonly kinds: readonly string[] | "all";
  /** True where only the whole is safe, not what is cut out of it: the page's own address, where the browser may go. */
  readonly whole?: boolean;
}

/**
 * A call that, where its result (or the `member` of it, as in `!schema.validate(x).error`) is `holds`, shows that its
 * argument is safe for the kinds given. With `holds: "returns"` it throws otherwise, and with `"resolves"` its promise is
 * rejected, so whatever comes after it (or its `await`) is safe.
 */
export interface GuardModel {
  readonly callee: AccessPath;
  /** Which argument is shown to be safe; -1 is the receiver. */
  readonly argument: number;
  readonly holds: boolean | "returns" | "resolves";
  /** What of the result has to be true or false; the result itself where absent. */
  readonly member?: string;
  /** The guard speaks only where the call's first argument is one of these constants, e.g. `..`. */
  readonly constant?: readonly string[];
  readonly kinds: readonly string[] | "all";
  /** Present where the argument is shown to name a property that another one (-1: the receiver) has itself. */
  readonly owner?: number;
  /** Which argument (-1: the receiver) is the schema that the data was held against; the function itself may be it. */
  readonly schema?: number | "callee";
  /** Which argument is a JSON Schema that the data was held against. */
  readonly jsonSchema?: number;
  /** Which argument is a regular expression that the data matched. */
  readonly pattern?: number;
}

/** What a call does that the engine has to understand, beyond letting data through. */
export const CALL_ROLES = [
  "join-path",
  "resolve-path",
  "normalize-path",
  "relative-path",
  "test-absolute-path",
  /** A call that tells whether its first argument, a path as it is written, begins with its second. */
  "test-path-inside",
  "decode",
  "never-returns",
  "inherit",
  /** A call that makes a key of its own. */
  "make-symbol",
  /** A call that runs the script that its first argument names in a thread of its own, and gives a line to it. */
  "starts-script",
  /** A call that makes a line with two ends, `port1` and `port2`. */
  "opens-channel",
  /** A call that sends its first argument to the other end of the line. */
  "posts-message",
  /** Calls whose second argument hears what arrives at this end: messages as they are, or in the `data` of events. */
  "hears-messages",
  "hears-message-events",
  /** A property whose functions hear such events. */
  "message-handler",
  /** The end of the line to the script that this is, or what works with it. */
  "own-port",
  /** What this script was given when it was started: what the call that did keeps in `startData`. */
  "start-data",
  /** What a handler is given and may store something in, which the handlers after it find there: a request. */
  "shared-by-handlers",
  /** A value that checks a part of the request whose handlers it stands beside. */
  "request-check",
  /** A value that keeps such checks as data: in `fields` an object of them by field, in `locations` the parts of the request, and in `chain` what checks. */
  "request-check-table",
  /** A value that keeps in `schemas` an object of those that limit the parts of the request for the handlers it stands beside. */
  "request-schemas",
  /** A call that hands a request to handlers and may be given such checks. */
  "takes-request-checks",
  /** The request. */
  "checked-request",
  /** A call that tells what the checks of its first argument found. */
  "reads-request-checks",
  /** A call that gives the fields of its first argument that were checked. */
  "checked-data",
] as const;
export type CallRole = (typeof CALL_ROLES)[number];

/** A call with a role, e.g. `path.join` or `process.exit`. */
export interface RoleModel {
  readonly callee: AccessPath;
  readonly role: CallRole;
}

/**
 * A property that only something other than text has, such as `nodeType`: where it is there, its owner is safe for the kinds that
 * text hurts. In a model file: a guard with `property` in place of `callee`.
 */
export interface PropertyGuardModel {
  readonly properties: readonly string[];
  readonly kinds: readonly string[] | "all";
}

/**
 * A property that says who sent something, such as the origin of a message: where it is compared, or a function that is given it
 * answers yes, the sender is trusted and with it what it sent. With `kinds`, a part that decides about these alone, such as the host of
 * a parsed address. In a model file: a guard with `path` in place of `callee`.
 */
export interface VoucherModel {
  readonly path: AccessPath;
  readonly kinds?: readonly string[] | "all";
}

/**
 * A habit of the library's users that tells a type where no import leads to it:
 * - parameters: consecutive parameters of one function, wherever they start, have such names (`req, res`, also in
 *   `err, req, res, next`); with `exported`, only where the function is exported under such a name (`handler`, `GET`);
 * - member: a property with this name of something from a relative import (`models.sequelize`);
 * - variable: a variable with this name that nothing else is known of;
 * - exported: a function that is exported under such a name is of this type (`getServerSideProps`);
 * - directive: the parameters of a function that begins with this directive, and of the functions that a module exports
 *   which begins with it (`"use server"`);
 * - named-by: a function's parameters are called what a list of texts right before the function says, or one that the function or its
 *   class keeps in a property of this name (`f.$inject = ["$http"]`);
 * - use: a value of unknown type of which one of these members is used, since no other type has it (`x.insertAdjacentHTML`).
 */
export type ConventionModel =
  | {
      readonly on: "parameters";
      readonly names: readonly RegExp[];
      readonly types: readonly string[];
      readonly exported?: RegExp;
      /** Members that the last of them does not have: where one is read of it, these are other things. */
      readonly unlessRead?: readonly string[];
    }
  | { readonly on: "member"; readonly name: string; readonly type: string }
  | { readonly on: "variable"; readonly name: string; readonly type: string }
  | { readonly on: "directive"; readonly name: string; readonly type: string }
  | { readonly on: "exported"; readonly name: RegExp; readonly type: string }
  | { readonly on: "named-by"; readonly property: string }
  | { readonly on: "use"; readonly members: readonly string[]; readonly type: string };

/** A text that a library has under a name of its own, so that objects may use it as a key: `{ [Segments.BODY]: schema }`. */
export interface ConstantModel {
  readonly path: AccessPath;
  readonly text: string;
}

export interface LibraryModel {
  readonly file: string;
  /** Packages it speaks of; "global" is the global object. */
  readonly packages: readonly string[];
  readonly types: readonly TypeModel[];
  readonly sources: readonly SourceModel[];
  readonly namedSources: readonly NamedSourceModel[];
  readonly sinks: readonly SinkModel[];
  readonly namedSinks: readonly NamedSinkModel[];
  readonly propagators: readonly PropagatorModel[];
  readonly limits: readonly LimitModel[];
  readonly sanitizers: readonly SanitizerModel[];
  readonly safeValues: readonly SafeValueModel[];
  readonly guards: readonly GuardModel[];
  readonly propertyGuards: readonly PropertyGuardModel[];
  readonly vouchers: readonly VoucherModel[];
  readonly roles: readonly RoleModel[];
  readonly constants: readonly ConstantModel[];
  readonly conventions: readonly ConventionModel[];
}
