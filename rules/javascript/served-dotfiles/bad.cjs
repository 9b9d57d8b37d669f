const Koa = require("koa");
const serve = require("koa-static");

const app = new Koa();
// ruleid: served-dotfiles
app.use(serve("public", { hidden: true }));
