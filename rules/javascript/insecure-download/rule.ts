import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { propertyOf } from "../../../server/rules/object-literal";

type Call = TSESTree.CallExpression;

/** Functions that fetch what an address names: directly, or as a file. */
const DOWNLOADERS =
  /^(?:nugget|download|wget-improved\.download|node-wget|request(?:-promise(?:-native)?)?(?:\.(?:get|defaults))?|needle(?:\.get)?|got(?:\.(?:get|stream))?|axios(?:\.(?:get|request))?|node-fetch|undici\.(?:fetch|request)|superagent\.get|fetch|https?\.get|https?\.request|node-downloader-helper\.DownloaderHelper|electron-dl\.download|\$\.(?:get|ajax)|jQuery\.(?:get|ajax)|jquery\.(?:get|ajax))$/;

/** Functions that start programs, some of which download. */
const STARTERS =
  /^(?:child_process\.(?:exec|execSync|execFile|execFileSync|spawn|spawnSync)|execa(?:\.(?:execa|command|commandSync|sync))?|shelljs\.exec|cross-spawn(?:\.sync)?)$/;
const DOWNLOADING_PROGRAM = /(?:^|[\s/;|&])(?:curl|wget|aria2c|fetch|Invoke-WebRequest|iwr)\b/;

/** Without encryption, to another machine. */
const PLAIN = /\b(?:http|ftp):\/\/(?!localhost\b|127\.|\[::1\]|0\.0\.0\.0|host\.docker\.internal)[^\s'"|;&<>]+/gi;

/** Files that are run, or hold what is run. */
const RUNNABLE =
  /\.(?:exe|msi|dmg|pkg|app|apk|ipa|deb|rpm|snap|appimage|run|bin|com|bat|cmd|ps1|vbs|jar|war|sh|bash|py|rb|pl|php|js|mjs|cjs|node|dll|so|dylib|wasm|iso|img|zip|tar|tgz|gz|bz2|xz|7z|rar|cab)$/i;

const check: CodeCheck = (context) => {
  for (const call of context.nodes("CallExpression")) {
    const name = context.nameOf(call.callee);
    if (name === undefined) continue;
    const found = STARTERS.test(name) ? startedDownload(context, call) : DOWNLOADERS.test(name) ? download(context, call) : undefined;
    if (found) context.report({ node: call, facts: found });
  }
};

export default check;

/** `exec("curl http://…/setup.sh | sh")`, `spawn("wget", [url])`. */
function startedDownload(context: CheckContext, call: Call): Record<string, string> | undefined {
  const texts = call.arguments.flatMap((argument) => {
    const node = context.valueOf(argument);
    return node.type === "ArrayExpression"
      ? node.elements.map((element) => element && context.constantOf(element))
      : [context.constantOf(argument)];
  });
  const command = texts.filter((text) => typeof text === "string").join(" ");
  return DOWNLOADING_PROGRAM.test(command) ? firstRunnable(command) : undefined;
}

/** `nugget("http://…/setup.exe")`, or any name that is written as a program: `{ target: "setup.exe" }`, `writeFile("setup.exe", data)`. */
function download(context: CheckContext, call: Call): Record<string, string> | undefined {
  const [first] = call.arguments;
  const address = first && addressIn(context, first);
  if (address === undefined) return undefined;
  const known = firstRunnable(address);
  if (known) return known;
  const plain = address.match(PLAIN)?.[0];
  const target = plain === undefined ? undefined : targetOf(context, call);
  return target === undefined ? undefined : facts(target, plain ?? "");
}

function addressIn(context: CheckContext, node: TSESTree.Node): string | undefined {
  const object = context.valueOf(node);
  const given = object.type === "ObjectExpression" ? (propertyOf(object, "url") ?? propertyOf(object, "uri"))?.value : node;
  const text = given && context.constantOf(given);
  return typeof text === "string" ? text : undefined;
}

/** The name under which a call, or what it hands its callback to, writes what arrived. */
function targetOf(context: CheckContext, call: Call): string | undefined {
  for (const argument of call.arguments.slice(1)) {
    const node = context.valueOf(argument);
    if (node.type === "ObjectExpression") {
      const text = targetIn(context, node);
      if (text !== undefined) return text;
    }
    if (node.type !== "FunctionExpression" && node.type !== "ArrowFunctionExpression") continue;
    const written = context.nodes("CallExpression").find((inner) => isWithin(inner, node) && writesProgram(context, inner));
    const name = written?.arguments[0] && context.constantOf(written.arguments[0]);
    if (typeof name === "string") return name;
  }
  return undefined;
}

function targetIn(context: CheckContext, options: TSESTree.ObjectExpression): string | undefined {
  for (const key of ["target", "filename", "fileName", "dest", "output"]) {
    const value = propertyOf(options, key)?.value;
    const text = value && context.constantOf(value);
    if (typeof text === "string" && RUNNABLE.test(text)) return text;
  }
  return undefined;
}

function writesProgram(context: CheckContext, call: Call): boolean {
  const name = context.nameOf(call.callee) ?? "";
  const [file] = call.arguments;
  const text = file && context.constantOf(file);
  return (
    typeof text === "string" &&
    RUNNABLE.test(text) &&
    /(?:^|\.)(?:writeFile|writeFileSync|createWriteStream|outputFile|write-file-atomic)$/.test(name)
  );
}

function isWithin(inner: TSESTree.Node, outer: TSESTree.Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}

function firstRunnable(text: string): Record<string, string> | undefined {
  for (const [address] of text.matchAll(PLAIN)) {
    const path = address.replace(/[?#].*$/, "");
    if (/^\w+:\/\/[^/]+\/./.test(path) && RUNNABLE.test(path)) return facts(path.slice(path.lastIndexOf("/") + 1), address);
  }
  return undefined;
}

function facts(file: string, address: string): Record<string, string> {
  return { file: `"${file}"`, protocol: address.slice(0, address.indexOf(":")).toUpperCase() };
}
