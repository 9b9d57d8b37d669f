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
});
