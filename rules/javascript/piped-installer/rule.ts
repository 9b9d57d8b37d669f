import type { CodeCheck } from "../../../server/rules/code-rule";
import { knownText } from "../../../server/rules/known-text";
import { memberOf } from "../../../server/rules/tree-questions";

const RUNS =
  /^(?:child_process\.(?:exec|execSync|spawn|spawnSync|execFile|execFileSync)|shelljs\.exec|shelljs\/global\.exec|execa(?:\.\w+)?|zx\.\$|zx\/globals\.\$|\$|@actions\/exec\.exec)$/;
const PIPED =
  /\b(?:curl|wget)\b[^|;&\n]*?(https?:\/\/[^\s|;&"'\0]+)?[^|;&\n]*\|\s*(?:sudo\s+(?:-\w+\s+)*)?(?:\/bin\/|\/usr\/bin\/)?(?:env\s+)?((?:ba|z|da|k)?sh|node|python3?|perl|ruby|iex)\b/i;
/** Not from elsewhere, or looked at on the way. */
const HARMLESS = /https?:\/\/(?:localhost|127\.|\[::1\])|sha(?:256|512)sum|gpg\b|openssl\b/i;

const check: CodeCheck = (context) => {
  for (const call of context.nodes("CallExpression")) {
    const name = context.nameOf(call.callee);
    const isShelljs =
      name === undefined && memberOf(call.callee) === "exec" && /shell/i.test(context.document.text.slice(...call.callee.range));
    if (!isShelljs && (name === undefined || !RUNS.test(name))) continue;
    for (const argument of call.arguments) {
      const list = context.valueOf(argument);
      const texts =
        list.type === "ArrayExpression"
          ? list.elements.map((item) => (item ? knownText(context, item) : ""))
          : [knownText(context, argument)];
      const command = texts.find((text) => PIPED.test(text) && !HARMLESS.test(text));
      const [, address, program = "sh"] = PIPED.exec(command ?? "") ?? [];
      if (command !== undefined) context.report({ node: call, facts: { program, address: address ?? "a server" } });
    }
  }
  for (const { tag, quasi, range } of context.nodes("TaggedTemplateExpression")) {
    if (!RUNS.test(context.nameOf(tag) ?? "")) continue;
    const text = quasi.quasis.map(({ value }) => value.cooked ?? "").join("\0");
    const [, address, program = "sh"] = PIPED.exec(text) ?? [];
    if (PIPED.test(text) && !HARMLESS.test(text)) context.report({ node: { range }, facts: { program, address: address ?? "a server" } });
  }
};

export default check;
