import type { TSESTree } from "@typescript-eslint/types";
import { unwrap } from "../../syntax/tree";
import { compileDeep } from "./deep";
import { compileFunction } from "./functions";
import { compileImport } from "./imports";
import { compileAttribute, compileContainer, compileElement, compileFragment, compileText } from "./jsx";
import { compileLiteral, compileTaggedTemplate, compileTemplate } from "./literals";
import type { Compile, Matcher } from "./matching";
import { compileIdentifier, compileMember } from "./names";
import {
  compileClass,
  compileClassBody,
  compileDecorator,
  compileMember as compileClassMember,
  compileObject,
  compileProperty,
} from "./objects";
import { compileAssignment, compileBinary, compileCall, compileUnary } from "./operators";
import { deepPatternOf, holeOf } from "../syntax/placeholders";
import { compileItems, matchInOrder } from "./sequences";
import { compileBlock } from "./statement-sequences";
import {
  compileCase,
  compileCatch,
  compileExport,
  compileExpressionStatement,
  compileFor,
  compileForEach,
  compileIf,
  compileReturn,
  compileSwitch,
  compileVariableDeclaration,
  compileWhile,
} from "./statements";
import { compileStructure } from "./structure";

type Node = TSESTree.Node;

/** Code that changes neither a value nor its danger; a pattern that has it itself wants to see it. */
const CASTS = new Set(["TSAsExpression", "TSNonNullExpression", "TSSatisfiesExpression", "TSTypeAssertion", "TSInstantiationExpression"]);

/** Makes the matcher of any part of a pattern. Recurses as deep as the pattern is nested, never as deep as the code. */
export function compileNode(written: Node): Matcher {
  const pattern = written.type === "ChainExpression" ? written.expression : written;
  const hole = holeOf(pattern);
  if (hole?.kind === "ellipsis") return (_code, _match, next) => next();
  if (hole) return compileMetavariable(hole.name, pattern);
  const matcher = compileSyntax(pattern, compileNode);
  if (CASTS.has(pattern.type)) return stepped(matcher);
  return stepped((code, match, next) => matcher(unwrap(code), match, next));
}

function stepped(matcher: Matcher): Matcher {
  return (code, match, next) => {
    match.step();
    return matcher(code, match, next);
  };
}

/** `$X` is any code; where the pattern makes a statement of it, a statement or the expression that one consists of. */
function compileMetavariable(name: string, pattern: Node): Matcher {
  if (pattern.type !== "ExpressionStatement") return (code, match, next) => match.bindNode(name, code, next);
  return (code, match, next) => {
    if (match.bindNode(name, code, next)) return true;
    return code.type === "ExpressionStatement" && match.bindNode(name, code.expression, next);
  };
}

function compileSyntax(pattern: Node, compile: Compile): Matcher {
  switch (pattern.type) {
    case "Identifier":
      return compileIdentifier(pattern);
    case "MemberExpression":
      return compileMember(pattern, compile);
    case "Literal":
      return compileLiteral(pattern);
    case "TemplateLiteral":
      return compileTemplate(pattern, compile);
    case "TaggedTemplateExpression":
      return compileTaggedTemplate(pattern, compile);
    case "CallExpression": {
      const deep = deepPatternOf(pattern);
      return deep ? compileDeep(compile(deep)) : compileCall(pattern, compile);
    }
    case "NewExpression":
      return compileCall(pattern, compile);
    case "AssignmentExpression":
      return compileAssignment(pattern, compile);
    case "BinaryExpression":
    case "LogicalExpression":
      return compileBinary(pattern, compile);
    case "UnaryExpression":
      return compileUnary(pattern, compile);
    case "ObjectExpression":
    case "ObjectPattern":
      return compileObject(pattern, compile);
    case "Property":
      return compileProperty(pattern, compile);
    case "ArrayExpression":
    case "ArrayPattern":
      return compileArray(pattern, compile);
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ArrowFunctionExpression":
    case "TSDeclareFunction":
    case "TSEmptyBodyFunctionExpression":
      return compileFunction(pattern, compile);
    case "ClassDeclaration":
    case "ClassExpression":
      return compileClass(pattern, compile);
    case "ClassBody":
      return compileClassBody(pattern, compile);
    case "Decorator":
      return compileDecorator(pattern, compile);
    case "MethodDefinition":
    case "PropertyDefinition":
      return compileClassMember(pattern, compile);
    default:
      return compileJsx(pattern, compile) ?? compileStatement(pattern, compile);
  }
}

function compileArray(pattern: TSESTree.ArrayExpression | TSESTree.ArrayPattern, compile: Compile): Matcher {
  const items = compileItems(pattern.elements, compile);
  return (code, match, next) => code.type === pattern.type && matchInOrder(items, code.elements, code.range[0] + 1, match, next);
}

function compileJsx(pattern: Node, compile: Compile): Matcher | undefined {
  switch (pattern.type) {
    case "JSXElement":
      return compileElement(pattern, compile);
    case "JSXFragment":
      return compileFragment(pattern, compile);
    case "JSXAttribute":
      return compileAttribute(pattern, compile);
    case "JSXExpressionContainer":
      return compileContainer(pattern, compile);
    case "JSXText":
      return compileText(pattern);
    default:
      return undefined;
  }
}

function compileStatement(pattern: Node, compile: Compile): Matcher {
  switch (pattern.type) {
    case "ExpressionStatement":
      return compileExpressionStatement(pattern, compile);
    case "VariableDeclaration":
      return compileVariableDeclaration(pattern, compile);
    case "BlockStatement":
      return compileBlock(pattern.body, compile);
    case "IfStatement":
      return compileIf(pattern, compile);
    case "ForStatement":
      return compileFor(pattern, compile);
    case "ForOfStatement":
    case "ForInStatement":
      return compileForEach(pattern, compile);
    case "WhileStatement":
    case "DoWhileStatement":
      return compileWhile(pattern, compile);
    case "SwitchStatement":
      return compileSwitch(pattern, compile);
    case "SwitchCase":
      return compileCase(pattern, compile);
    case "CatchClause":
      return compileCatch(pattern, compile);
    case "ReturnStatement":
      return compileReturn(pattern, compile);
    case "ExportNamedDeclaration":
      return compileExport(pattern, compile);
    case "ImportDeclaration":
      return compileImport(pattern) ?? compileStructure(pattern, compile);
    default:
      return compileStructure(pattern, compile);
  }
}
