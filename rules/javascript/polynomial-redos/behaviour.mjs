const mail = (text) => ({ headers: { "content-type": "application/json" }, body: { name: "Ada  ", mail: text } });
const parsed = (app) => (req, res) => {
  let text = "";
  req.on("data", (part) => (text += part));
  req.on("end", () => {
    req.body = text && JSON.parse(text);
    app(req, res);
  });
};

export default {
  "bad.ts": {
    keeps: {
      "takes a name": [async ({ app }, { get }) => (await get(parsed(app), "/people", mail("ada@example.test"))).text, '{"name":"Ada"}'],
      "refuses what is no mail address": [async ({ app }, { get }) => (await get(parsed(app), "/people", mail("ada"))).status, 400],
      "reads a setting": [async ({ app }, { get }) => (await get(app, "/settings?line=name%20=%20Ada%20")).text, '["name","Ada"]'],
    },
    stops: {
      // Twenty thousand signs take seconds, a thousand of them none that anybody notices.
      "keeps the server busy": async ({ app }, { get }) => {
        const start = process.cpuUsage();
        await get(parsed(app), "/people", mail(`${"@".repeat(20_000)}.\n`));
        return process.cpuUsage(start).user > 250_000;
      },
    },
  },
};
