import Handlebars from "handlebars";
import nunjucks from "nunjucks";
import express from "express";

const page = "<html><body><p>{{comment}}</p></body></html>";

// ruleid: template-escaping-off
export const render = Handlebars.compile(page);

const app = express();
nunjucks.configure("views", {
  // ruleid: template-escaping-off
  express: app,
});

export { app };
