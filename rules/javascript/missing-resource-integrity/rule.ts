import type { CodeCheck } from "../../../server/rules/code-rule";
import { elementsIn, textOf } from "../../../server/rules/elements";

/** Networks where anybody publishes, and which send the same bytes for an address that names a version. */
const NETWORKS =
  /^\s*(?:https?:)?\/\/(cdn\.jsdelivr\.net|cdnjs\.cloudflare\.com|unpkg\.com|(?:code|releases)\.jquery\.com|(?:maxcdn|stackpath|netdna)\.bootstrapcdn\.com|ajax\.googleapis\.com|ajax\.aspnetcdn\.com|cdn\.datatables\.net|use\.fontawesome\.com|kit\.fontawesome\.com|cdn\.ckeditor\.com|cdn\.tiny\.cloud|esm\.sh|cdn\.skypack\.dev|rawcdn\.githack\.com|cdn\.rawgit\.com|lib\.baomitu\.com|cdn\.staticfile\.net)\/([^?#\0]*)/i;
/** Of `@3` and `@latest` the file changes, so there is no hash to name: only whole versions count. */
const VERSION = /(?:^|[@/_-])v?\d+\.\d+\.\d+(?![\d])/;

/** A page that says itself that it shows how something is used. */
const DEMONSTRATION = /<title>[^<]{0,200}\b(?:demo(?:nstration)?s?|examples?|playground|sandbox)\b[^<]{0,200}<\/title>/i;

const check: CodeCheck = (context) => {
  const isDoubtful = context.pageTags.length > 0 && DEMONSTRATION.test(context.document.text);
  for (const element of elementsIn(context)) {
    const attribute = element.name === "script" ? "src" : "href";
    if (element.name !== "script" && !(element.name === "link" && /\bstylesheet\b/i.test(textOf(element, "rel") ?? ""))) continue;
    if (element.isOpen || element.attributes.has("integrity")) continue;
    const [, host, file = ""] = NETWORKS.exec(textOf(element, attribute) ?? "") ?? [];
    if (host === undefined || !VERSION.test(file)) continue;
    const does = element.name === "script" ? "runs" : "is styled by";
    context.report({ node: element, facts: { does, host, file: file.split("/").at(-1) || file }, isDoubtful });
  }
};

export default check;
