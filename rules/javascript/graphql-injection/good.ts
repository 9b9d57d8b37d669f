import { Octokit } from "@octokit/core";
import express from "express";
import { graphql } from "graphql";
import { schema } from "./schema";

const app = express();
const octokit = new Octokit();

app.use(express.json());

app.get("/repository/:name", async (req, res) => {
  const text = "query ($name: String!) { repository(owner: \"acme\", name: $name) { description } }";
  // ok: graphql-injection
  res.json(await octokit.graphql(text, { name: req.params.name }));
});

// What a server of GraphQL is for: its schema decides what a query may do.
app.post("/graphql", async (req, res) => {
  const { query, variables } = req.body;
  // ok: graphql-injection
  res.json(await graphql({ schema, source: query, variableValues: variables }));
});
