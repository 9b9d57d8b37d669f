import type { TSESTree } from "@typescript-eslint/types";
import { constantOf } from "../program/constants";
import { pathKeyOf } from "./access-path-key";
import type { Environment } from "./environment";
import type { Frame, JumpTarget, Machine } from "./machine";
import { runHandlers } from "./handlers";
import { firstUse } from "./hoisting";
import { KindSet } from "./kinds";
import { checkLoopBound, noteElements } from "./loop-bounds";
import { importedMember } from "./module-exports";
import { noteReturn } from "./parameter-tests";
import { showWhole } from "./part-guards";

type Node = TSESTree.Node;

/** Bodies of loops run this often: once to see what they store, once to see what they then read. */
const LOOP_ROUNDS = 2;
/** More rounds while names that others choose lead further: `object = object[path[i]]`. */
const MAX_ROUNDS = 4;

/** Runs a statement: changes the frame's environment, collects returns and throws. */
export function executeStatement(machine: Machine, node: Node, frame: Frame): void {
  const { environment } = frame;
  switch (node.type) {
    case "Program":
    case "BlockStatement":
    case "StaticBlock":
      executeBody(machine, node.body, frame);
      return;
    case "ExpressionStatement":
      machine.evaluate(node.expression, frame);
      noteReturn(machine, node.expression, frame);
      return;
    case "VariableDeclaration":
      for (const declarator of node.declarations) executeDeclarator(machine, declarator, frame);
      return;
    case "FunctionDeclaration":
      return; // hoisted by executeBody
    case "ClassDeclaration":
      machine.classValue(node, frame);
      return;
    case "ReturnStatement":
      if (node.argument) frame.returned = machine.values.join(frame.returned, machine.evaluate(node.argument, frame));
      environment.dead = true;
      return;
    case "ThrowStatement":
      frame.thrown = machine.values.join(frame.thrown, machine.evaluate(node.argument, frame));
      environment.dead = true;
      return;
    case "IfStatement": {
      const { yes, no } = machine.branch(node.test, frame);
      const afterYes = runFrom(machine, yes, node.consequent, frame);
      const afterNo = node.alternate ? runFrom(machine, no, node.alternate, frame) : no;
      environment.merge(afterYes, afterNo);
      return;
    }
    case "SwitchStatement":
      executeSwitch(machine, node, frame);
      return;
    case "ForStatement":
      if (node.init) runInit(machine, node.init, frame);
      executeLoop(machine, node, frame, node.test, (inner) => {
        machine.execute(node.body, inner);
        if (node.update) machine.evaluate(node.update, inner);
      });
      return;
    case "WhileStatement":
      executeLoop(machine, node, frame, node.test, (inner) => {
        machine.execute(node.body, inner);
      });
      return;
    case "DoWhileStatement":
      executeLoop(machine, node, frame, null, (inner) => {
        machine.execute(node.body, inner);
        machine.evaluate(node.test, inner);
      });
      return;
    case "ForInStatement":
    case "ForOfStatement":
      executeIteration(machine, node, frame);
      return;
    case "TryStatement":
      executeTry(machine, node, frame);
      return;
    case "BreakStatement":
    case "ContinueStatement":
      jump(node, frame);
      return;
    case "LabeledStatement":
      executeLabeled(machine, node, frame);
      return;
    case "ExportNamedDeclaration":
      if (node.declaration) machine.execute(node.declaration, frame);
      return;
    case "ExportDefaultDeclaration":
      machine.exportDefault(node.declaration, frame);
      return;
    case "TSExportAssignment":
      machine.exportAssigned(machine.evaluate(node.expression, frame));
      return;
    case "TSImportEqualsDeclaration": {
      const { moduleReference } = node;
      const specifier = moduleReference.type === "TSExternalModuleReference" ? moduleReference.expression : undefined;
      const value = specifier?.type === "Literal" ? machine.imported(specifier.value) : machine.evaluate(moduleReference, frame);
      machine.assign(node.id, value, frame);
      return;
    }
    case "TSModuleDeclaration":
      if (node.body) executeNamespace(machine, node, node.body, frame);
      return;
    case "TSModuleBlock":
      executeBody(machine, node.body, frame);
      return;
    case "WithStatement":
      machine.evaluate(node.object, frame);
      machine.execute(node.body, frame);
      return;
    default:
      return;
  }
}

/** `namespace N { export const x = … }`: an object with what it exports. */
function executeNamespace(machine: Machine, node: TSESTree.TSModuleDeclaration, body: TSESTree.TSModuleBlock, frame: Frame): void {
  machine.execute(body, frame);
  if (node.id.type !== "Identifier") return;
  const object = machine.allocate(node, frame);
  for (const statement of body.body) {
    const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : undefined;
    for (const variable of declaration ? machine.module.scopes.getDeclaredVariables(declaration) : []) {
      object.store(variable.name, machine.readVariable(variable, frame), machine.values);
    }
  }
  machine.assign(node.id, machine.values.ofRef(object), frame);
}

/**
 * Imports and functions are there before anything runs; then statements run until control cannot go on. Functions within a function see
 * what was shown before the first statement that speaks of one of them.
 */
function executeBody(machine: Machine, body: readonly Node[], frame: Frame): void {
  const start = frame.activation.node.type === "Program" ? 0 : firstUse(machine.module, body);
  if (start > 0) executeUntilJump(machine, body.slice(0, start), frame);
  for (const statement of body) {
    if (statement.type === "ImportDeclaration") bindImports(machine, statement, frame);
    const declaration =
      statement.type === "ExportNamedDeclaration" || statement.type === "ExportDefaultDeclaration" ? statement.declaration : statement;
    if (declaration?.type === "FunctionDeclaration" && declaration.id) {
      machine.assign(declaration.id, machine.closure(declaration, frame), frame);
    }
  }
  executeUntilJump(machine, start > 0 ? body.slice(start) : body, frame);
}

function executeUntilJump(machine: Machine, statements: readonly Node[], frame: Frame): void {
  for (const statement of statements) {
    if (frame.environment.dead) return;
    machine.tick();
    machine.execute(statement, frame);
  }
}

function bindImports(machine: Machine, node: TSESTree.ImportDeclaration, frame: Frame): void {
  const exported = machine.imported(node.source.value);
  for (const specifier of node.specifiers) {
    const name = specifier.type !== "ImportSpecifier" ? "default" : machine.keyName(specifier.imported, false);
    const isWhole = specifier.type === "ImportNamespaceSpecifier";
    machine.assign(specifier.local, isWhole ? exported : importedMember(machine, exported, name, specifier), frame);
  }
}

function executeDeclarator(machine: Machine, node: TSESTree.VariableDeclarator, frame: Frame): void {
  const annotated = machine.annotated("typeAnnotation" in node.id ? node.id.typeAnnotation : undefined);
  if (!node.init) {
    if (!annotated.isEmpty) machine.assign(node.id, machine.values.ofStates(annotated), frame);
    return;
  }
  const value = machine.evaluate(node.init, frame);
  runHandlers(machine, annotated, value);
  const typed = annotated.isEmpty ? value : machine.values.join(value, machine.values.ofStates(annotated));
  machine.assign(node.id, typed, frame);
  noteReturn(machine, node.init, frame);
}

function runInit(machine: Machine, init: Node, frame: Frame): void {
  if (init.type === "VariableDeclaration") machine.execute(init, frame);
  else machine.evaluate(init, frame);
}

function runFrom(machine: Machine, start: Environment, statement: Node, frame: Frame): Environment {
  const { environment } = frame;
  frame.environment = start;
  machine.execute(statement, frame);
  frame.environment = environment;
  return start;
}

function executeLoop(machine: Machine, node: Node, frame: Frame, test: Node | null, body: (frame: Frame) => void): void {
  const { environment } = frame;
  const { journal } = machine.values;
  const bound = checkLoopBound(machine, node, frame);
  const target: JumpTarget = { label: labelOf(machine, node), isLoop: true, breaks: [], continues: [] };
  frame.jumps.push(target);
  let after = environment.fork();
  let reached = 0;
  let before = -1;
  for (let round = 0; round < LOOP_ROUNDS || (reached > before && round < MAX_ROUNDS); round++) {
    machine.tick();
    before = reached;
    const { writes } = journal;
    const entered = environment.fork();
    const branches = test ? machine.branch(test, frame) : undefined;
    const start = branches?.yes ?? environment.fork();
    after = branches?.no ?? after;
    frame.environment = start;
    body(frame);
    frame.environment = environment;
    for (const jumped of target.continues.splice(0)) start.merge(start, jumped);
    if (!test) after = start.fork();
    environment.merge(environment.fork(), start);
    // The next round would be the same again.
    if (journal.writes === writes && environment.isAs(entered, node)) break;
    reached = environment.reached();
  }
  if (!after.dead && !environment.dead) after.merge(after, environment.fork());
  for (const jumped of target.breaks) after.merge(after, jumped);
  frame.jumps.pop();
  environment.become(after);
  noteElements(machine, bound, frame);
}

function executeIteration(machine: Machine, node: TSESTree.ForInStatement | TSESTree.ForOfStatement, frame: Frame): void {
  const source = machine.evaluate(node.right, frame);
  const element = node.type === "ForOfStatement" ? machine.elementOf(source, node.right) : machine.keysOf(source, node.right);
  const target = node.left.type === "VariableDeclaration" ? node.left.declarations.at(0)?.id : node.left;
  executeLoop(machine, node, frame, null, (inner) => {
    if (target) machine.assign(target, element, inner);
    machine.execute(node.body, inner);
  });
}

function executeSwitch(machine: Machine, node: TSESTree.SwitchStatement, frame: Frame): void {
  const { environment } = frame;
  machine.evaluate(node.discriminant, frame);
  const key = pathKeyOf(machine.module, node.discriminant);
  const target: JumpTarget = { label: labelOf(machine, node), isLoop: false, breaks: [], continues: [] };
  frame.jumps.push(target);
  const before = environment.fork();
  const running = environment.fork();
  running.dead = true;
  let hasDefault = false;
  for (const branch of node.cases) {
    const entry = before.fork();
    if (!branch.test) hasDefault = true;
    else if (key !== undefined && constantOf(machine.module, branch.test) !== undefined) {
      machine.clearAt(node.discriminant, KindSet.ALL, entry, frame);
      showWhole(machine, node.discriminant, machine.values.unknown, entry, frame);
    }
    running.merge(running.fork(), entry);
    frame.environment = running;
    executeUntilJump(machine, branch.consequent, frame);
    frame.environment = environment;
  }
  if (!hasDefault) running.merge(running.fork(), before);
  for (const jumped of target.breaks) running.merge(running.fork(), jumped);
  frame.jumps.pop();
  environment.become(running);
}

function executeTry(machine: Machine, node: TSESTree.TryStatement, frame: Frame): void {
  const { environment } = frame;
  const before = environment.fork();
  const outerThrown = frame.thrown;
  frame.thrown = machine.values.unknown;
  machine.execute(node.block, frame);
  const { thrown } = frame;
  frame.thrown = outerThrown;
  if (node.handler) {
    const caught = before.fork();
    const wasDead = environment.dead;
    environment.dead = false;
    caught.merge(before, environment.fork());
    environment.dead = wasDead;
    const after = environment.fork();
    frame.environment = caught;
    if (node.handler.param) machine.assign(node.handler.param, thrown, frame);
    machine.execute(node.handler.body, frame);
    frame.environment = environment;
    environment.merge(after, caught);
  } else frame.thrown = machine.values.join(frame.thrown, thrown);
  if (!node.finalizer) return;
  const wasDead = environment.dead;
  environment.dead = false;
  machine.execute(node.finalizer, frame);
  environment.dead ||= wasDead;
}

function jump(node: TSESTree.BreakStatement | TSESTree.ContinueStatement, frame: Frame): void {
  const label = node.label?.name;
  const isBreak = node.type === "BreakStatement";
  const target = frame.jumps.findLast((known) => (label === undefined ? isBreak || known.isLoop : known.label === label));
  (isBreak ? target?.breaks : target?.continues)?.push(frame.environment.fork());
  frame.environment.dead = true;
}

function executeLabeled(machine: Machine, node: TSESTree.LabeledStatement, frame: Frame): void {
  const { body } = node;
  if (/^(For|While|DoWhile|Switch)/.test(body.type)) {
    machine.execute(body, frame);
    return;
  }
  const target: JumpTarget = { label: node.label.name, isLoop: false, breaks: [], continues: [] };
  frame.jumps.push(target);
  machine.execute(body, frame);
  frame.jumps.pop();
  for (const jumped of target.breaks) frame.environment.merge(frame.environment.fork(), jumped);
}

function labelOf(machine: Machine, node: Node): string | undefined {
  const parent = machine.module.tree.parentOf(node);
  return parent?.type === "LabeledStatement" ? parent.label.name : undefined;
}
