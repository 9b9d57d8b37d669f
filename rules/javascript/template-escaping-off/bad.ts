import Handlebars from "handlebars";
import nunjucks from "nunjucks";
import express from "express";

const page = "<html><body><p>{{comment}}</p></body></html>";

// ruleid: template-escaping-off
export const render = Handlebars.compile(page, { noEscape: true });

const app = express();
nunjucks.configure("views", {
  // ruleid: template-escaping-off
  autoescape: false,
  express: app,
});

export { app };
