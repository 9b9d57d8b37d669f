import type { Comparison, Value } from "./comparison";

/** What a metavariable stands for: its value where it is a constant, and its text for `str()`. */
export interface Known {
  readonly value: Value | undefined;
  readonly text: string;
}

/**
 * True when the comparison holds. One that speaks of something unknown, or compares what cannot be compared, does not hold.
 */
export function holds(comparison: Comparison, lookUp: (metavariable: string) => Known | undefined): boolean {
  return evaluate(comparison, lookUp) === true;
}

function evaluate(comparison: Comparison, lookUp: (metavariable: string) => Known | undefined): Value | undefined {
  switch (comparison.op) {
    case "value":
      return comparison.value;
    case "metavariable":
      return lookUp(comparison.name)?.value;
    case "not": {
      const value = evaluate(comparison.of, lookUp);
      return typeof value === "boolean" ? !value : undefined;
    }
    case "negate": {
      const value = evaluate(comparison.of, lookUp);
      return typeof value === "number" ? -value : undefined;
    }
    case "list": {
      const values = comparison.of.map((item) => evaluate(item, lookUp));
      return values.every((value) => value !== undefined) ? values : undefined;
    }
    case "call":
      return call(comparison.name, comparison.of, lookUp);
    case "binary":
      return binary(comparison, lookUp);
  }
}

function call(name: "int" | "str" | "len", argument: Comparison, lookUp: (metavariable: string) => Known | undefined): Value | undefined {
  const value = evaluate(argument, lookUp);
  switch (name) {
    case "str":
      if (argument.op === "metavariable" && typeof value !== "string") return lookUp(argument.name)?.text;
      return value === undefined ? undefined : String(value);
    case "len":
      return typeof value === "string" || Array.isArray(value) ? (value as string | readonly Value[]).length : undefined;
    case "int": {
      const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
      return typeof number === "number" && Number.isFinite(number) ? Math.trunc(number) : undefined;
    }
  }
}

function binary(
  { operator, left, right }: Extract<Comparison, { op: "binary" }>,
  lookUp: (metavariable: string) => Known | undefined,
): Value | undefined {
  const a = evaluate(left, lookUp);
  if (operator === "and" && a === false) return false;
  if (operator === "or" && a === true) return true;
  const b = evaluate(right, lookUp);
  if (a === undefined || b === undefined) return undefined;
  switch (operator) {
    case "and":
    case "or":
      return typeof a === "boolean" && typeof b === "boolean" ? b : undefined;
    case "==":
      return isEqual(a, b);
    case "!=":
      return !isEqual(a, b);
    case "in":
      return isIn(a, b);
    case "not in": {
      const found = isIn(a, b);
      return found === undefined ? undefined : !found;
    }
    default:
      if (typeof a === "number" && typeof b === "number") return numeric(operator, a, b);
      return typeof a === "string" && typeof b === "string" ? textual(operator, a, b) : undefined;
  }
}

function isEqual(a: Value, b: Value): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item: Value, index) => isEqual(item, b[index] as Value));
  }
  return a === b;
}

function isIn(item: Value, container: Value): boolean | undefined {
  if (typeof container === "string") return typeof item === "string" ? container.includes(item) : undefined;
  return Array.isArray(container) ? container.some((member: Value) => isEqual(member, item)) : undefined;
}

function textual(operator: string, a: string, b: string): Value | undefined {
  return operator === "+" ? a + b : inOrder(operator, a, b);
}

function inOrder<T extends string | number>(operator: string, a: T, b: T): boolean | undefined {
  switch (operator) {
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    case ">=":
      return a >= b;
    default:
      return undefined;
  }
}

function numeric(operator: string, a: number, b: number): Value | undefined {
  switch (operator) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "/":
      return b === 0 ? undefined : a / b;
    case "//":
      return b === 0 ? undefined : Math.floor(a / b);
    case "%":
      // Python's remainder has the sign of the divisor.
      return b === 0 ? undefined : a - b * Math.floor(a / b);
    case "**":
      return a ** b;
    default:
      return inOrder(operator, a, b) ?? bitwise(operator, a, b);
  }
}

function bitwise(operator: string, a: number, b: number): number | undefined {
  if (!Number.isSafeInteger(a) || !Number.isSafeInteger(b)) return undefined;
  switch (operator) {
    case "&":
      return Number(BigInt(a) & BigInt(b));
    case "|":
      return Number(BigInt(a) | BigInt(b));
    case "^":
      return Number(BigInt(a) ^ BigInt(b));
    case "<<":
      return a * 2 ** b;
    case ">>":
      return Math.floor(a / 2 ** b);
    default:
      return undefined;
  }
}
