import { checkLibraryFlow } from "./library-flow.testing";

const CASES: Readonly<Record<string, string>> = {
  "the site at hand, and what stands behind it": `
    const { origin, pathname, search } = new URL(request.url);
    Response.redirect(origin); Response.redirect(origin + "/login"); Response.redirect(origin + pathname + search);
    Response.redirect(origin + s); //! redirect
    Response.redirect(pathname); //! redirect`,
  "a list that is joined": `
    Response.redirect(["https://host.example", s].join("/"));
    Response.redirect([BASE, s].join("/"));
    Response.redirect([s, "x"].join("/")); //! redirect
    const parts = []; parts.push(s, "https://host.example");
    Response.redirect(parts.join("/")); //! redirect`,
  "a word before it": `
    Response.redirect("report" + s); Response.redirect(\`report\${s}\`); Response.redirect("report".concat(s));
    Response.redirect("http" + s); //! redirect
    Response.redirect(s + "report" + s); //! redirect`,
  "what an address loses": `
    location.href = location.href.replace(/#.*/, ""); location.href = location.href.replace("?a=1", "");
    location.href = location.href.replace(/^.*\\/\\//, ""); //! client-redirect
    location.href = location.search.replace("?", ""); //! client-redirect`,
};

describe("text in which untrusted data stands", () => {
  for (const [name, code] of Object.entries(CASES)) {
    it(name, () => {
      checkLibraryFlow(`
import { BASE } from "./settings";
export function GET(request: Request) {
  const s = new URL(request.url).searchParams.get("s");${code}
}`);
    });
  }
});
