import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck, RegExpInCode } from "../../../server/rules/code-rule";
import { mattersToStrangers, textOf } from "../../../server/rules/escape-evidence";
import { chainTo, isRepeated, replacementsIn, type Replacement } from "../../../server/rules/replacements";
import { purposeOf } from "../../../server/rules/text-purposes";
import { isOwnCode } from "../../../server/rules/tree-questions";

const check: CodeCheck = (context) => {
  const all = replacementsIn(context);
  for (const replacement of all) {
    const { pattern } = replacement;
    if (!removes(context, replacement) || typeof pattern !== "object" || isRepeated(context, replacement)) continue;
    const attack = attackOn({ pattern, by: replacement.by ?? "", isGlobal: replacement.isGlobal ?? true }, removedAfter(replacement, all));
    if (!attack) continue;
    // A path that is made shorter need not be a stranger's, and a comment that stays runs nothing.
    const isDoubtful =
      isForSlug(context, replacement) ||
      (attack.isOfUse && (isNormalized(context, replacement) || !mattersToStrangers(context, replacement)));
    context.report({ node: replacement.call, facts: { attack: attack.input, rest: attack.rest }, isDoubtful });
  }
};

export default check;

/** True where what is left becomes the name of a place in a page, of which letters and hyphens stay. */
function isForSlug(context: CheckContext, { call }: Replacement): boolean {
  const { words, receivers } = purposeOf(context, call);
  return [...words, ...receivers].some((word) => /^slug(?:s|ify|ger)?$/i.test(word));
}

/** True for a path that was normalized before: then steps upwards stand at its beginning and nowhere else. */
function isNormalized(context: CheckContext, replacement: Replacement): boolean {
  const text = textOf(replacement);
  return (text ? context.originsOf(text) : []).some(
    (origin) =>
      origin.type === "CallExpression" &&
      /^path\.(?:posix\.|win32\.)?(?:normalize|resolve|join)$/.test(context.nameOf(origin.callee) ?? ""),
  );
}

/** A character, or one of several: removing that leaves nothing of which another could be made. */
const ONE_CHARACTER = /^(?:\[(?:\\.|[^\]\\])+\]|\\?[^\\])\+?$/s;

/** The characters that the steps of a chain which follow on one of them remove wherever they stand. */
function removedAfter(replacement: Replacement, all: readonly Replacement[]): RegExpInCode[] {
  const isLater = (step: Replacement): boolean => step !== replacement && chainTo(step).includes(replacement);
  return all.flatMap((step) =>
    step.by === "" && step.isGlobal && typeof step.pattern === "object" && ONE_CHARACTER.test(step.pattern.pattern) && isLater(step)
      ? [step.pattern]
      : [],
  );
}

/** What is found goes away, at least at times. */
function removes(context: CheckContext, { by, call }: Replacement): boolean {
  if (by !== undefined) return by.trim() === "";
  const replacer = call.arguments[1] && context.functionOf(call.arguments[1]);
  if (!replacer) return false;
  if (replacer.body.type !== "BlockStatement") return mayBeEmpty(context, replacer.body);
  const returns = context.nodes("ReturnStatement").filter((node) => isOwnCode(context, node, replacer));
  return returns.some(({ argument }) => !argument || mayBeEmpty(context, argument));
}

function mayBeEmpty(context: CheckContext, result: TSESTree.Node): boolean {
  if (result.type === "ConditionalExpression") return mayBeEmpty(context, result.consequent) || mayBeEmpty(context, result.alternate);
  if (result.type === "LogicalExpression") return mayBeEmpty(context, result.right);
  const constant = context.constantOf(result);
  return typeof constant === "string" && constant.trim() === "";
}

/** Something that people remove from texts because it does harm. */
interface Danger {
  /** What an expression that is made to remove it finds at least one of, with the part that has to go. */
  readonly samples: readonly { readonly text: string; readonly core: string }[];
  /** True for what people also remove where no stranger has a say, because it is in the way. */
  readonly isOfUse?: boolean;
  /** What must not be left. */
  readonly left: RegExp;
  /** Ways to write it that are overlooked. */
  readonly variants: readonly string[];
}

const SCRIPT_SAMPLES = [
  "<script>alert(1)</script>",
  "<script>x</script>",
  "<script src=x></script>",
  '<script src="x"></script>',
  "x<script>alert(1)</script>",
  "<script >",
  "<script>",
];

const UPWARDS: Danger = {
  samples: [
    { text: "../", core: "../" },
    { text: "/../", core: "/.." },
    { text: "a/../", core: "/../" },
    { text: "../../", core: "../" },
  ],
  left: /(?:^|\/)\.\.(?:\/|$)/,
  variants: ["a/../../b"],
  isOfUse: true,
};

const DANGERS: readonly Danger[] = [
  {
    samples: SCRIPT_SAMPLES.map((text) => ({ text, core: "<script" })),
    left: /<script/i,
    variants: ["<script>\nalert(1)\n</script>", "<script\n>alert(1)</script\n>", "<ScRiPt>alert(1)</sCrIpT>", "<script>alert(1)</script >"],
  },
  {
    samples: ["<!-- x -->", "<!---->", "<!--"].map((text) => ({ text, core: "<!--" })),
    left: /<!--/,
    variants: ["<!--\nx\n-->"],
    isOfUse: true,
  },
  {
    samples: [' onload="x"', " onload='x'", " onload=x"].map((text) => ({ text, core: "onload=" })),
    left: /[\s/"'](?:on)\w+\s*=/i,
    variants: [" onload=alert(1)", " onload='alert(1)'", " ONLOAD=alert(1)"],
  },
  {
    samples: [{ text: ' ng-click="x"', core: " ng-" }],
    left: /[\s/]ng-\w/i,
    variants: [' NG-CLICK="x"'],
  },
  UPWARDS,
];

/** An expression that finds something in this finds it everywhere, and is not made against any of the dangers. */
const HARMLESS = 'The quick brown fox, e.g. 3.5 x (2), and/or "so on" ... he\'s\n\tdone: a-b & c; ok? #1 100%';

const MAX_QUOTED = 60;

/** What is put in place of what an expression finds: nothing, or a blank. */
interface Removal {
  readonly pattern: RegExpInCode;
  readonly by: string;
  readonly isGlobal: boolean;
}

/** An input of which one pass of removals leaves something dangerous, and what it leaves. */
function attackOn(
  removal: Removal,
  after: readonly RegExpInCode[],
): { readonly input: string; readonly rest: string; readonly isOfUse: boolean } | undefined {
  const regExp = removal.pattern;
  if (!/[<.]|on|ng-|\\x/.test(regExp.pattern) || isAnchored(regExp)) return undefined;
  if (regExp.findIn(HARMLESS)?.length !== 0) return undefined;
  for (const danger of DANGERS) {
    const removed = danger.samples.flatMap(({ text, core }) => {
      const place = regExp.findIn(text)?.[0];
      const match = place && text.slice(place.start, place.end);
      return match?.includes(core) ? [{ text, match, core }] : [];
    });
    if (removed.length === 0) continue;
    const inputs = [...removed.flatMap((sample) => nested(sample, removed)), ...danger.variants];
    for (const input of inputs) {
      let rest = removeFrom(removal, input);
      for (const step of after) rest = rest === undefined ? undefined : removeFrom({ pattern: step, by: "", isGlobal: true }, rest);
      if (rest !== undefined && danger.left.test(rest)) {
        return { input: quoted(input), rest: quoted(rest), isOfUse: danger.isOfUse === true };
      }
    }
  }
  return undefined;
}

/** The text with something that is removed put into the middle of what must not be left. */
function nested({ text, core }: { text: string; core: string }, removed: readonly { match: string }[]): string[] {
  const start = text.indexOf(core);
  const inputs: string[] = [];
  for (const { match } of removed) {
    for (let at = 1; at < core.length; at++) inputs.push(text.slice(0, start + at) + match + text.slice(start + at));
  }
  return inputs;
}

function removeFrom({ pattern, by, isGlobal }: Removal, input: string): string | undefined {
  const places = pattern.findIn(input);
  if (!places) return undefined;
  let rest = "";
  let at = 0;
  for (const { start, end } of isGlobal ? places : places.slice(0, 1)) {
    rest += input.slice(at, start) + by;
    at = end;
  }
  return rest + input.slice(at);
}

/** It speaks of the beginning or the end of the text only. */
function isAnchored({ syntax }: RegExpInCode): boolean {
  return syntax.alternatives.every(({ elements }) => {
    const ends = [elements[0], elements.at(-1)];
    return ends.some((element) => element?.type === "Assertion" && (element.kind === "start" || element.kind === "end"));
  });
}

function quoted(text: string): string {
  const oneLine = text.replaceAll("\n", "⏎");
  return oneLine.length > MAX_QUOTED ? `${oneLine.slice(0, MAX_QUOTED)}…` : oneLine;
}
