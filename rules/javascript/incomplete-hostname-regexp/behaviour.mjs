export default {
  "bad-function.js": {
    keeps: {
      "goes on after the login": [
        ({ afterLogin }) => [afterLogin("https://login.shop-example.com/a"), afterLogin("https://evil.test/")],
        ["https://login.shop-example.com/a", "/"],
      ],
      "trusts our hosts": [
        ({ isTrusted }) => ["https://a.shop-example.com", "https://a.b-c.shop-example.com", "https://evil.test"].map(isTrusted),
        [true, true, false],
      ],
      "knows staging": [
        ({ isStaging }) => ["staging.shop-example.com", "preview.shop-example.com", "x"].map(isStaging),
        [true, true, false],
      ],
    },
    stops: {
      "has another sign for the dot": ({ afterLogin }) => afterLogin("https://login-shop-example.com/") !== "/",
      "has our host behind its own": ({ isTrusted }) => isTrusted("https://evil.test/?.shop-example.com"),
      "has one name for two": ({ isStaging }) => isStaging("staging-shop-example.com"),
    },
  },
};
