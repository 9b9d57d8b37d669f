angular.module("shop", []).config(function ($sceDelegateProvider) {
  // ruleid: angularjs-open-allow-list
  $sceDelegateProvider.resourceUrlWhitelist(["self", "**://cdn.example.test/*"]);
  // ruleid: angularjs-open-allow-list
  $sceDelegateProvider.resourceUrlWhitelist(["https://example.*"]);
});

angular.module("blog", []).config([
  "$sceDelegateProvider",
  (provider) => {
    const hosts = ["self", "https://**.example.test/scripts"];
    // ruleid: angularjs-open-allow-list
    provider.trustedResourceUrlList(hosts);
  },
]);

angular.module("all", []).config(function ($sceDelegateProvider) {
  // ruleid: angularjs-open-allow-list
  $sceDelegateProvider.trustedResourceUrlList(["**"]);
});
