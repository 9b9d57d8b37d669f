const ActiveDirectory = require("activedirectory2");
const express = require("express");
const ldap = require("ldapjs");
const { Client } = require("ldapts");

const app = express();
const client = ldap.createClient({ url: "ldap://directory.example.test" });
const modern = new Client({ url: "ldaps://directory.example.test" });
const directory = new ActiveDirectory({ url: "ldap://directory.example.test", baseDN: "dc=example,dc=test" });

app.get("/people", async (req, res) => {
  const { uid } = req.query;
  // ruleid: ldap-injection
  const options = { filter: `(&(uid=${uid})(active=TRUE))`, scope: "sub" };
  client.search("ou=people", options, () => res.end());
  const filter = ldap.parseFilter("(uid=" + uid + ")");
  // ruleid: ldap-injection
  client.search("ou=people", { filter }, () => res.end());
  // ruleid: ldap-injection
  const found = await modern.search("ou=people", { filter: `(mail=${req.query.mail})` });
  // ruleid: ldap-injection
  await modern.bind(`uid=${uid},ou=people`, "guest");
  // What is harmless in a filter still adds a part to a name.
  // ruleid: ldap-injection
  await modern.bind(`uid=${uid.replace(/[*()]/g, "")},ou=people`, "guest");
  // ruleid: ldap-injection
  directory.findUsers(`cn=*${req.query.name}*`, () => res.json(found));
});
