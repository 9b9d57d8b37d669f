import Handlebars from "handlebars";
import nunjucks from "nunjucks";

// ok: template-escaping-off
export const render = Handlebars.compile("<html><body><p>{{comment}}</p></body></html>");

// ok: template-escaping-off
export const renderText = Handlebars.compile("Dear {{name}},\n{{comment}}\n", { noEscape: true });

// ok: template-escaping-off
export const prompt = Handlebars.compile("Say in a sentence: {{comment}}", { noEscape: true });

// ok: template-escaping-off
export const environment = nunjucks.configure("views", { autoescape: true });

export function fromFile(source: string): string {
  // ok: template-escaping-off
  return Handlebars.compile(source, { noEscape: true })({ html: true });
}
