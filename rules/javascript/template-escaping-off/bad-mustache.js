const Mustache = require("mustache");
const { Eta } = require("eta");

// ruleid: template-escaping-off
Mustache.escape = (value) => value;

// ruleid: template-escaping-off
const eta = new Eta({ views: __dirname, autoEscape: false });

exports.page = (data) => Mustache.render("<p>{{name}}</p>", data) + eta.render("page.html", data);
