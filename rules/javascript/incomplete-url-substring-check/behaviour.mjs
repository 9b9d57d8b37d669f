const leads = async (app, get, to) => (await get(app, `/out?to=${encodeURIComponent(to)}`)).headers.location === to;

export default {
  "bad-redirect.js": {
    keeps: {
      "leads to the documents": [({ app }, { get }) => leads(app, get, "https://docs-example.com/a?b#c"), true],
      "leads to the site": [({ app }, { get }) => leads(app, get, "https://shop-example.com/a"), true],
      "leads to its beginning": [({ app }, { get }) => leads(app, get, "https://shop-example.com"), true],
      "leads nowhere else": [({ app }, { get }) => leads(app, get, "https://evil.test/"), false],
      "knows our hosts": [({ isOurs }) => ["shop-example.com", "www.shop-example.com", "x.test"].map(isOurs), [true, true, false]],
    },
    stops: {
      "names the documents in its path": ({ app }, { get }) => leads(app, get, "https://evil.test/docs-example.com"),
      "begins like the site": ({ app }, { get }) => leads(app, get, "https://shop-example.com.evil.test/"),
      "ends like the host": ({ isOurs }) => isOurs("evilshop-example.com"),
    },
  },
};
