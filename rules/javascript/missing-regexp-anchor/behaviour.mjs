export default {
  "bad.ts": {
    keeps: {
      "redirects to the documents": [
        async ({ app }, { get }) => (await get(app, "/out?to=https://docs.example.com/a")).headers.location,
        "https://docs.example.com/a",
      ],
      "redirects to the site": [
        async ({ app }, { get }) => (await get(app, "/out?to=https://example.com")).headers.location,
        "https://example.com",
      ],
      "refuses other sites": [async ({ app }, { get }) => (await get(app, "/out?to=https://evil.test/")).status, 400],
      "knows partners": [
        ({ isPartner }) => ["https://one.partner-example.net/", "https://two.partner-example.net?a", "https://x.test"].map(isPartner),
        [true, true, false],
      ],
      "takes pictures": [
        ({ mayUpload }) => ["image/png", "image/jpeg", "image/webp", "text/html"].map(mayUpload),
        [true, true, true, false],
      ],
      "knows harmless roles": [({ isHarmless }) => ["viewer", "editor", "admin"].map(isHarmless), [true, true, false]],
    },
    stops: {
      "names the documents in its query": async ({ app }, { get }) =>
        (await get(app, "/out?to=https://evil.test/?https://docs.example.com")).status === 302,
      "has the host as its beginning": async ({ app }, { get }) =>
        (await get(app, "/out?to=https://example.com.evil.test/")).status === 302,
      "names a partner": ({ isPartner }) => isPartner("https://evil.test/#https://one.partner-example.net/"),
      "begins like a partner": ({ isPartner }) => isPartner("https://two.partner-example.net.evil.test/"),
      "has a type within": ({ mayUpload }) => mayUpload("text/html;image/jpeg"),
      "has a role within": ({ isHarmless }) => isHarmless("chief-editor"),
    },
  },
};
