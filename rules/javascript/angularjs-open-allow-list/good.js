angular.module("shop", []).config(function ($sceDelegateProvider) {
  // ok: angularjs-open-allow-list
  $sceDelegateProvider.resourceUrlWhitelist(["self", "https://cdn.example.test/**", "https://*.example.test/templates/*"]);
  // ok: angularjs-open-allow-list
  $sceDelegateProvider.trustedResourceUrlList(["self", /^https:\/\/cdn\.example\.test\//]);
});

// ok: angularjs-open-allow-list
module.exports = (list) => list.resourceUrlWhitelist(["**"]);
