import { checkLibraryFlow } from "./library-flow.testing";

const CASES: Readonly<Record<string, string>> = {
  "the host of a parsed address that is compared": `
    import express from "express";
    express().get("/", async (req, res) => {
      const text = req.query.url;
      const url = new URL(text);
      if (url.hostname === "api.example.test") { await fetch(url); await fetch(text); res.redirect(url.href); }
      if (url.hostname !== "api.example.test") return;
      await fetch(url);
    }).get("/no", async (req) => {
      const url = new URL(req.query.url);
      if (url.hostname === req.query.host) await fetch(url); //! url
      if (url.pathname === "/fixed") await fetch(url); //! url
      await fetch(url); //! url
    });`,
  "hosts that are looked up": `
    import express from "express";
    const HOSTS = new Set(["api.example.test"]);
    express().get("/", async (req, res) => {
      const { hostname, href } = new URL(req.query.url);
      if (HOSTS.has(hostname)) await fetch(href);
      if (["api.example.test"].includes(hostname.toLowerCase())) await fetch(href);
      if (hostname.endsWith(".example.test")) await fetch(href);
      if (hostname.endsWith("example.test")) await fetch(href); //! url
      if (!HOSTS.has(hostname)) return res.sendStatus(400);
      await fetch(href);
    });`,
  "hosts that the program has in its own words": `
    import express from "express";
    const HOSTS = ["a.example.test", "b.example.test"];
    express().get("/", async (req, res) => {
      const url = new URL(req.query.url);
      const isOurs = HOSTS.some((host) => url.hostname === host || url.hostname.endsWith(\`.\${host}\`));
      if (isOurs) await fetch(url.href);
      else await fetch(url.href); //! url
      if (HOSTS.some((host) => url.hostname.endsWith(host))) await fetch(url); //! url
      if (url.hostname === req.hostname) {
        res.redirect(url.href);
        await fetch(url); //! url
      }
      switch (url.hostname) {
        case "a.example.test":
          await fetch(url);
          break;
        default:
          await fetch(url); //! url
      }
    });`,
  "an address that is parsed in a block of its own": `
    import express from "express";
    express().get("/", async (req, res) => {
      let url;
      try {
        url = new URL(req.query.url);
      } catch {
        return res.sendStatus(400);
      }
      if (url.protocol !== "https:") return res.sendStatus(400);
      await fetch(req.query.url); //! url
      if (url.host !== "api.example.test") return res.sendStatus(400);
      await fetch(req.query.url);
    });`,
  "a host that is set": `
    import express from "express";
    express().get("/", async (req) => {
      const url = new URL(req.query.url);
      url.protocol = "https:";
      await fetch(url); //! url
      url.host = "api.example.test";
      await fetch(url);
      await fetch(url.href);
      await fetch(req.query.url); //! url
    }).get("/other", async (req) => {
      const url = new URL(req.query.url);
      url.host = req.query.host;
      await fetch(url); //! url
    });`,
  "a function that throws for other hosts": `
    import express from "express";
    function checked(text) {
      const url = new URL(text);
      if (url.host !== "api.example.test") throw new Error("not ours");
      return url;
    }
    express().get("/", async (req) => {
      await fetch(checked(req.query.url).toString());
    }).get("/statement", async (req) => {
      await fetch(req.query.url); //! url
      checked(req.query.url);
      await fetch(req.query.url);
    });`,
  "an address that is among those registered before": `
    import express from "express";
    express().get("/", (req, res) => {
      const client = clients.find(req.query.client);
      let to = req.query.to;
      if (client.addresses.includes(to)) res.redirect(to);
      const requested = to;
      if (!client.addresses.some((registered) => requested === registered)) {
        res.redirect(to); //! redirect
        return;
      }
      res.redirect(requested);
      res.redirect(to);
      to = req.query.other;
      res.redirect(to); //! redirect
    }).get("/sent", (req, res) => {
      const { to, allowed } = req.query;
      if (allowed.includes(to)) res.redirect(to); //! redirect
      if (to === allowed) res.redirect(to); //! redirect
      if (to !== clients.home) res.redirect(to); //! redirect
    }).get("/alias", (req, res) => {
      let to = req.query.to;
      const requested = to;
      to = req.query.other;
      if (requested === clients.home) res.redirect(to); //! redirect
    });`,
  "a function that asks for the host of an address that may be none": `
    import express from "express";
    function isOurs(text) {
      try {
        return new URL(text, "https://shop.example.test").origin === "https://shop.example.test";
      } catch {
        return false;
      }
    }
    function isParsed(text) {
      try {
        return new URL(text).href !== "";
      } catch {
        return true;
      }
    }
    express().get("/", (req, res) => {
      const to = req.query.to;
      if (isOurs(to)) res.redirect(to);
      else res.redirect(to); //! redirect
      if (isParsed(to)) res.redirect(to); //! redirect
    });`,
  "the page's own address without its beginning": `
    const address = document.location.toString();
    window.location.href = address.substring(0, 40).substring(1);
    window.location.href = address.substring(20); //! client-redirect
    window.location.href = address.substring(start); //! client-redirect
    window.location.href = address.replace(/^http:/, "https:");
    window.location.href = address.replace(/^https?:\\/\\//, "https://");
    window.location.href = address.replace(/^https?:\\/\\//, "https:"); //! client-redirect
    window.location.href = address.replace(/^http:/, ""); //! client-redirect
    window.location.href = location.search.substring(1); //! client-redirect`,
  "making a request is not sending it": `
    import express from "express";
    express().get("/", async (req) => {
      const request = new Request(req.query.url);
      await fetch(request); //! url
    });`,
  "the scheme of an address that the system opens": `
    import { ipcMain, shell } from "electron";
    ipcMain.on("open", (event, text) => {
      const { protocol, href } = new URL(text);
      if (protocol === "https:" || protocol === "mailto:") shell.openExternal(href);
      if (new URL(text).protocol === "https:") shell.openExternal(text);
      if (protocol !== "https:") return;
      shell.openExternal(text);
    });
    ipcMain.on("other", (event, text) => {
      const url = new URL(text);
      if (["https:", "mailto:"].includes(url.protocol)) shell.openExternal(url.toString());
      else shell.openExternal(url.href); //! open-external
    });`,
};

describe("guards of a part", () => {
  for (const [title, code] of Object.entries(CASES)) {
    it(title, () => {
      checkLibraryFlow(code);
    });
  }
});
