import type { TSESTree } from "@typescript-eslint/types";
import { decoratedParameter } from "./decorators";
import type { Frame, Machine } from "./machine";
import type { FunctionNode, Value } from "./value";

type Node = TSESTree.Node;

/** Gives parameters what the call passes, and what their types, decorators and habits tell where it passes nothing. */
export function bindParameters(machine: Machine, node: FunctionNode, frame: Frame): void {
  const { values } = machine;
  const conventional = machine.conventionalParameters(node);
  for (const [index, parameter] of node.params.entries()) {
    if (parameter.type === "RestElement") {
      const rest = machine.allocate(parameter, frame);
      rest.isArray = true;
      for (const [position, value] of frame.args.slice(index).entries()) rest.store(String(position), value, values);
      machine.assign(parameter.argument, values.ofRef(rest), frame);
      return;
    }
    const passed = frame.args[index] ?? values.unknown;
    const typed = annotationOf(parameter);
    let value = values.join(passed, machine.valueIn(machine.annotated(typed), parameter));
    value = values.join(value, decoratedParameter(machine, parameter, frame));
    if (values.isUnknown(value)) value = values.join(value, machine.valueIn(conventional[index] ?? machine.models.empty, parameter));
    if (parameter.type === "TSParameterProperty" && values.isUnknown(value)) value = injected(machine, typed, frame);
    machine.assign(parameter, value, frame);
  }
}

/** What a container of services hands to a constructor: an instance of the class that the parameter names. */
function injected(machine: Machine, annotation: TSESTree.TSTypeAnnotation | undefined, frame: Frame): Value {
  const type = annotation?.typeAnnotation;
  if (type?.type !== "TSTypeReference" || type.typeName.type !== "Identifier") return machine.values.unknown;
  const variable = machine.module.variableOf(type.typeName);
  if (!variable) return machine.values.unknown;
  const classes = machine.readVariable(variable, frame).refs.filter(({ node }) => /^Class/.test(node.type));
  return machine.values.joinAll(classes.map((ref) => machine.construct(ref, [], type)));
}

function annotationOf(parameter: Node): TSESTree.TSTypeAnnotation | undefined {
  switch (parameter.type) {
    case "TSParameterProperty":
      return annotationOf(parameter.parameter);
    case "AssignmentPattern":
      return annotationOf(parameter.left);
    case "Identifier":
    case "ObjectPattern":
    case "ArrayPattern":
      return parameter.typeAnnotation;
    default:
      return undefined;
  }
}
