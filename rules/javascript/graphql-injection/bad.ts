import { Octokit } from "@octokit/core";
import { graphql as ask } from "@octokit/graphql";
import express from "express";
import { graphql } from "graphql";
import { request } from "graphql-request";
import { schema } from "./schema";

const app = express();
const octokit = new Octokit();

app.get("/repository/:name", async (req, res) => {
  const { name } = req.params;
  // ruleid: graphql-injection
  const one = await octokit.graphql(`{ repository(owner: "acme", name: "${name}") { description } }`);
  // ruleid: graphql-injection
  const two = await ask.defaults({ headers: {} })('{ user(login: "' + name + '") { name } }');
  // ruleid: graphql-injection
  const three = await octokit.request("POST /graphql", { query: `{ user(login: "${name}") { name } }` });
  // ruleid: graphql-injection
  const four = await graphql(schema, `{ product(id: "${name}") { price } }`);
  // ruleid: graphql-injection
  const five = await request("https://api.example.test/graphql", `{ product(id: "${name}") { price } }`);
  res.json([one, two, three, four, five]);
});
