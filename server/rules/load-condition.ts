import type { CallCondition, SinkCondition } from "./model";
import { readPattern, readRegExp } from "./load-field";
import { optional } from "./load-rule";
import type { YamlMap, YamlValue } from "./yaml-reader";

const CALL_CONDITIONS = [
  "option",
  "without-option",
  "begins",
  "leads",
  "argument",
  "arguments",
  "at-most",
  "no-object",
  "receiver",
] as const;

const SINK_CONDITIONS = [
  "response",
  "text",
  "template",
  "variable",
  "log",
  "backtracking",
  "size",
  "hash",
  "link",
  "value",
  "piped-into",
  "option-of",
  "callback",
] as const;

/** What limits a sink: a condition of its call, or of what is around it. */
export function readCondition(value: YamlValue): SinkCondition | undefined {
  const key = SINK_CONDITIONS.find((candidate) => value.at(candidate));
  if (!key) return readCallCondition(value);
  if (key === "option-of") return readOptionPlace(value);
  if (key === "callback") return readCallback(value);
  const operand = value.map([key])?.need(key);
  if (key === "response") {
    const how = operand?.oneOf(["html", "declared-html"] as const);
    return how && (how === "html" ? { on: "response" } : { on: "made response" });
  }
  if (key === "log") return operand?.oneOf(["kept"] as const) && { on: "log" };
  if (key === "size") return operand?.oneOf(["unchecked"] as const) && { on: "unchecked size" };
  if (key === "hash") return operand?.oneOf(["chosen"] as const) && { on: "chosen hash" };
  if (key === "link") return operand?.oneOf(["shown"] as const) && { on: "shown link" };
  if (key === "value") return operand?.oneOf(["number"] as const) && { on: "number" };
  if (key === "backtracking") {
    const growth = operand?.oneOf(["polynomial", "polynomial-across-lines", "exponential"] as const);
    if (growth === "polynomial-across-lines") return { on: "backtracking", growth: "polynomial", isAcrossLines: true };
    return growth && { on: "backtracking", growth, isAcrossLines: false };
  }
  const matches = operand && readRegExp(operand) && operand.text();
  return matches === undefined ? undefined : { on: key === "piped-into" ? "destination" : key, matches };
}

function readOptionPlace(value: YamlValue): SinkCondition | undefined {
  const map = value.map(["option-of", "flags"]);
  const program = readPattern(map?.need("option-of"));
  const flags = map && (optional(map, "flags", readPattern) ?? "(?!)");
  return program === undefined || flags === undefined ? undefined : { on: "option place", program, flags };
}

function readCallback(value: YamlValue): SinkCondition | undefined {
  const map = value.map(["callback", "is"]);
  const position = map?.need("callback")?.integer();
  const is = map?.need("is")?.oneOf(["tolerant"] as const);
  return position === undefined || !is ? undefined : { on: "tolerant callback", position };
}

/** One condition, or several that must all be true. */
export function readCallCondition(value: YamlValue): CallCondition | undefined {
  const keys = CALL_CONDITIONS.filter((candidate) => value.at(candidate));
  const map = value.map(keys.some((key) => key.startsWith("option") || key === "argument") ? [...keys, "is"] : keys);
  if (keys.length === 0) return value.note(`needs one of ${CALL_CONDITIONS.join(", ")} (a sink also ${SINK_CONDITIONS.join(", ")})`);
  const of = keys.flatMap((key) => (map && readOneCondition(map, key)) ?? []);
  const [first] = of;
  if (!first || of.length < keys.length) return undefined;
  return of.length === 1 ? first : { on: "all", of };
}

function readOneCondition(map: YamlMap, key: (typeof CALL_CONDITIONS)[number]): CallCondition | undefined {
  const operand = map.need(key);
  switch (key) {
    case "argument": {
      const position = operand?.integer();
      const matches = readPattern(map.need("is"));
      return position === undefined || matches === undefined ? undefined : { on: "argument", position, matches };
    }
    case "no-object": {
      const position = operand?.integer();
      return position === undefined ? undefined : { on: "no object", position };
    }
    case "receiver":
      return operand?.oneOf(["text"] as const) && { on: "receiver" };
    case "arguments": {
      const atLeast = operand?.integer();
      return atLeast === undefined ? undefined : { on: "arguments", atLeast };
    }
    case "at-most": {
      const atMost = operand?.integer();
      return atMost === undefined ? undefined : { on: "arguments", atMost };
    }
    case "begins":
    case "leads": {
      const matches = readPattern(operand);
      return matches === undefined ? undefined : { on: key === "begins" ? "beginning" : "leading text", matches };
    }
    default: {
      const name = operand?.words();
      const matches = key === "option" ? optional(map, "is", readPattern) : undefined;
      return name === undefined ? undefined : { on: "option", name, present: key === "option", ...(matches !== undefined && { matches }) };
    }
  }
}
