import { checkLibraryFlow } from "./library-flow.testing";

describe("libraries that call functions for each thing of a collection", () => {
  it("async", () => {
    checkLibraryFlow(`import async from "async"; import express from "express"; import { exec } from "child_process";
      express().get("/", (req, res) => {
        async.eachSeries(req.body.files, (file, next) => {
          exec("convert " + file.path, next); //! command
        });
        async.mapLimit([req.query.a, "b"], 2, (name, next) => {
          exec("ls " + name, next); //! command
        });
        async.reduce(["a"], req.query.start, (memo, item, next) => {
          exec("ls " + memo); //! command
          exec("ls " + item, next);
        });
        async.find(req.body.list, (item, next) => next(null, true), (error, item) => {
          exec("ls " + item); //! command
          exec("ls " + error);
        });
      });`);
  });

  it("lodash, by paths", () => {
    checkLibraryFlow(`import _ from "lodash"; import express from "express"; import { exec } from "child_process";
      express().get("/", (req, res) => {
        exec(_.get(req, "query.name")); //! command
        exec(_.get(req, ["body", "files", 0])); //! command
        exec(_.get(req, req.params.path)); //! command
        exec(_.get(req, "shop.rewrites"));
        exec(_.get({ fixed: "a", chosen: req.query.a }, "fixed"));
        exec(_.get({ fixed: "a" }, "missing", req.query.a)); //! command
      });`);
  });

  it("Ramda", () => {
    checkLibraryFlow(`import * as R from "ramda"; import express from "express"; import { exec } from "child_process";
      express().get("/", (req, res) => {
        const run = R.partial((first, second) => {
          exec("ls " + first); //! command
          exec("ls " + second);
        }, [req.query.a]);
        run("b");
        R.forEach((name) => exec("ls " + name), [req.query.a]); //! command
        exec(R.join(" ", R.map((name) => name + ".png", req.query.names))); //! command
        exec(R.prop("name", req.query)); //! command
        exec(R.head(R.filter(Boolean, ["a"])));
      });`);
  });
});
