import type { TSESTree } from "@typescript-eslint/types";
import type { NamedSourceModel } from "../../../rules/model";
import { constantOf, initialValueOf } from "../program/constants";
import type { JavaScriptModule } from "../program/module";
import { unwrap } from "../syntax/tree";
import { isForDevelopment } from "./kept-logs";
import { KindSet } from "./kinds";
import type { ModelIndex } from "./model-index";
import type { Reporter } from "./sinks";
import { joinTaints, type Source, Taint } from "./taint";
import type { Value } from "./value";

type Node = TSESTree.Node;

/** What a name tells. */
interface Meaning {
  readonly sources: readonly NamedSourceModel[];
  /** Kinds of data that something with this name is not. */
  readonly denied: ReadonlySet<string>;
}

/** What a name tells of what a function with it gives. */
interface ResultMeaning {
  /** What any value with the name is not. */
  readonly own: Meaning;
  /** What the rest of the name says is handed out. */
  readonly handedOut: Meaning | undefined;
  readonly looksUp: boolean;
}

/** Functions that hand out what the rest of their name says: `getPassword`, `read_password`. */
const HANDS_OUT =
  /^(?:get|read|load|fetch|find|retrieve|ask|ask_?for|prompt|prompt_?for|request|decrypt|generate|create|make)_?(?=[A-Z]|(?<=_))/;

/** Functions that hand out what their first argument names: `settings.get("password")`, `req.param("password")`. */
const LOOKS_UP = /^(?:get|getItem|getValue|param|header|field|input|env|arg)$/;

/** Functions whose results say something about their arguments, yes or no. */
const JUDGES = /^(?:is|has|can|should|check|validate|verify|compare|match|matches|test|exists|includes|require|import|Boolean)(?![a-z])/;

/** Longer chains of variables are not followed. */
const MAX_VARIABLES = 4;

/** Finds data by the names it is kept under, as far as rules that are on start from it. */
export class NamedSources {
  private readonly rows: readonly NamedSourceModel[];
  private readonly meanings: Map<string, Meaning>;
  private readonly results: Map<string, ResultMeaning>;

  constructor(
    private readonly module: JavaScriptModule,
    models: ModelIndex,
    report: Reporter,
    private readonly sourceAt: (node: Node, kind: string, what: string) => Source,
  ) {
    ({ rows: this.rows, meanings: this.meanings, results: this.results } = dictionaryOf(models, (kind) => report.wants(kind)));
  }

  /** The value that a variable has after it was assigned, declared or bound to a parameter. */
  assigned(node: TSESTree.Identifier, value: Value): Value {
    const meaning = this.meaningOf(node.name);
    if (meaning === NOTHING) return value;
    const written = this.writtenTo(node);
    const isPossible = written === "given" ? value.literal === undefined : written !== undefined && this.mayBecome(written, value);
    return isPossible && !isAnnotatedOtherwise(node) ? this.holding(meaning, node, value, false) : renamed(value, meaning);
  }

  /** The value that a property has after `written` was stored in it; the place is where that is said. */
  stored(name: string, value: Value, written: Node, place: Node): Value {
    const meaning = this.meaningOf(name);
    if (meaning === NOTHING) return value;
    // `wrapper.stack = error.stack` hands on what stays a hidden property of its owner.
    if (place !== written && meaning.sources.some((row) => row.propertiesOnly)) return withoutKinds(value, meaning.sources);
    return this.mayBecome(written, value) ? this.holding(meaning, place, value, true) : renamed(value, meaning);
  }

  /** The value of a property of something unknown, or of a variable that nothing here declares. */
  read(name: string, value: Value, node: Node, isProperty = true): Value {
    const meaning = this.meaningOf(name);
    if (meaning === NOTHING || value.literal || this.isCalled(node)) return renamed(value, meaning);
    return this.holding(meaning, node, value, isProperty);
  }

  /** A value as it is under a name that may say that it is something else. */
  renamed(name: string, value: Value): Value {
    return renamed(value, this.meaningOf(name));
  }

  /** What a call of a function with this name gives. */
  returned(name: string, value: Value, node: TSESTree.CallExpression | TSESTree.NewExpression): Value {
    if (this.rows.length === 0) return value;
    const { own, handedOut, looksUp } = this.resultMeaningOf(name);
    const plain = renamed(value, own);
    if (plain.literal) return plain;
    if (handedOut) return this.holding(handedOut, node, plain, true);
    const [first] = node.arguments;
    const key = first && looksUp ? constantOf(this.module, first) : undefined;
    return typeof key === "string" ? this.holding(this.meaningOf(key), node, plain, true) : plain;
  }

  private resultMeaningOf(name: string): ResultMeaning {
    let meaning = this.results.get(name);
    if (!meaning) {
      const rest = name.replace(HANDS_OUT, "");
      const handedOut = rest === name ? undefined : this.meaningOf(rest);
      this.results.set(name, (meaning = { own: this.meaningOf(name), handedOut, looksUp: LOOKS_UP.test(name) }));
    }
    return meaning;
  }

  private meaningOf(name: string): Meaning {
    if (this.rows.length === 0) return NOTHING;
    let meaning = this.meanings.get(name);
    if (!meaning) {
      const denying = this.rows.filter(({ unless }) => unless.some((pattern) => pattern.test(name)));
      const sources = this.rows.filter((row) => !denying.includes(row) && row.name.test(name));
      meaning = denying.length + sources.length === 0 ? NOTHING : { sources, denied: new Set(denying.map(({ kind }) => kind)) };
      this.meanings.set(name, meaning);
    }
    return meaning;
  }

  private holding(meaning: Meaning, node: Node, value: Value, isProperty: boolean): Value {
    let result = renamed(value, meaning);
    // An object, a function or a schema is not the secret itself.
    if (value.refs.length > 0 || value.states.isSchema) return result;
    if (meaning.sources.length === 0 || isForDevelopment(this.module, node)) return result;
    for (const { kind, what, propertiesOnly } of meaning.sources) {
      if ((propertiesOnly && !isProperty) || result.taints.some(({ source }) => source.kind === kind)) continue;
      const taint = new Taint(this.sourceAt(node, kind, what), KindSet.NONE);
      result = result.withTaints(joinTaints(result.taints, [taint]));
    }
    return result;
  }

  /** The expression that an identifier gets its value from; "given" where somebody outside gives it. */
  private writtenTo(node: TSESTree.Identifier): Node | "given" | undefined {
    const parent = this.module.tree.parentOf(node);
    switch (parent?.type) {
      case "VariableDeclarator":
        return parent.init ?? "given";
      case "AssignmentExpression":
        return parent.right;
      case "AssignmentPattern":
      case "TSParameterProperty":
      case "FunctionDeclaration":
      case "FunctionExpression":
      case "ArrowFunctionExpression":
      case "Property":
      case "ArrayPattern":
        return "given";
      default:
        return undefined;
    }
  }

  /** A constant, if only by another name, is in the code for everybody to read. */
  private mayBecome(written: Node, value: Value): boolean {
    const node = unwrap(written);
    if (value.literal && node.type !== "LogicalExpression" && node.type !== "ConditionalExpression") return false;
    return this.mayHold(node);
  }

  /** False for expressions that are not the secret whatever they are stored under: constants, judgements, results of hashing. */
  private mayHold(expression: Node, depth = 0): boolean {
    const node = unwrap(expression);
    switch (node.type) {
      case "Identifier":
        return this.variableMayHold(node, depth);
      case "MemberExpression":
      case "TaggedTemplateExpression":
        return constantOf(this.module, node) === undefined;
      case "TemplateLiteral":
        return node.expressions.some((part) => this.mayHold(part));
      case "BinaryExpression":
        return node.operator === "+" && (this.mayHold(node.left) || this.mayHold(node.right));
      case "LogicalExpression":
        return this.mayHold(node.right) || (node.operator !== "&&" && this.mayHold(node.left));
      case "ConditionalExpression":
        return this.mayHold(node.consequent) || this.mayHold(node.alternate);
      case "AwaitExpression":
        return this.mayHold(node.argument);
      case "AssignmentExpression":
        return this.mayHold(node.right);
      case "CallExpression":
        return this.callMayHold(node);
      default:
        return false;
    }
  }

  /** A variable that is called a secret itself was judged where it got its value. */
  private variableMayHold(node: TSESTree.Identifier, depth: number): boolean {
    if (constantOf(this.module, node) !== undefined || depth > MAX_VARIABLES) return false;
    const { sources, denied } = this.meaningOf(node.name);
    if (denied.size > 0) return false;
    const variable = this.module.variableOf(node);
    if (!variable || variable.defs.length === 0) return true;
    const initial = sources.length === 0 ? initialValueOf(this.module, node) : undefined;
    return sources.length === 0 && (!initial || this.mayHold(initial, depth + 1));
  }

  private callMayHold({ callee }: TSESTree.CallExpression): boolean {
    const called = unwrap(callee);
    const member = called.type === "MemberExpression" && !called.computed ? called.property : called;
    if (member.type !== "Identifier") return true;
    if (JUDGES.test(member.name) || this.rows.some(({ unless }) => unless.some((pattern) => pattern.test(member.name)))) return false;
    // `bcrypt.hash(x)`, `hasher.update(x).digest()`: what makes it something else may stand anywhere before.
    return called.type !== "MemberExpression" || !this.isOfTransformer(called.object);
  }

  private isOfTransformer(expression: Node): boolean {
    const node = unwrap(expression);
    if (node.type === "CallExpression") return !this.callMayHold(node);
    if (node.type === "MemberExpression") return this.isOfTransformer(node.object);
    return node.type === "Identifier" && this.rows.some(({ unless }) => unless.some((pattern) => pattern.test(node.name)));
  }

  private isCalled(node: Node): boolean {
    const parent = this.module.tree.parentOf(node);
    return (parent?.type === "CallExpression" || parent?.type === "NewExpression") && parent.callee === node;
  }
}

/** What names mean to the rules that are on. */
interface Dictionary {
  readonly rows: readonly NamedSourceModel[];
  readonly meanings: Map<string, Meaning>;
  readonly results: Map<string, ResultMeaning>;
}

const dictionaries = new WeakMap<ModelIndex, Map<string, Dictionary>>();

/** The same for all modules that start from the same kinds: the same names come again in every file. */
function dictionaryOf(models: ModelIndex, wants: (kind: string) => boolean): Dictionary {
  const rows = models.namedSources.filter(({ kind }) => wants(kind));
  const known = dictionaries.get(models) ?? new Map<string, Dictionary>();
  dictionaries.set(models, known);
  const key = rows.map((row) => models.namedSources.indexOf(row)).join();
  const dictionary = known.get(key) ?? { rows, meanings: new Map<string, Meaning>(), results: new Map<string, ResultMeaning>() };
  known.set(key, dictionary);
  return dictionary;
}

const NOTHING: Meaning = { sources: [], denied: new Set() };

function renamed(value: Value, { denied }: Meaning): Value {
  if (denied.size === 0 || value.taints.length === 0) return value;
  const taints = value.taints.filter(({ source }) => !denied.has(source.kind));
  return taints.length === value.taints.length ? value : value.withTaints(taints);
}

function withoutKinds(value: Value, rows: readonly NamedSourceModel[]): Value {
  const taints = value.taints.filter(({ source }) => !rows.some(({ kind }) => kind === source.kind));
  return taints.length === value.taints.length ? value : value.withTaints(taints);
}

const OTHERWISE: ReadonlySet<string> = new Set([
  "TSBooleanKeyword",
  "TSNumberKeyword",
  "TSFunctionType",
  "TSVoidKeyword",
  "TSNeverKeyword",
]);

/** Declared as something that holds no text. */
function isAnnotatedOtherwise({ typeAnnotation }: TSESTree.Identifier): boolean {
  return typeAnnotation !== undefined && OTHERWISE.has(typeAnnotation.typeAnnotation.type);
}
