angular.module("shop", []).config(function ($sceProvider) {
  // ruleid: angularjs-sce-disabled
});

angular.module("blog", []).config([
  "$httpProvider",
  "$sceProvider",
  function (http, sce) {
    http.useApplyAsync(true);
    // ruleid: angularjs-sce-disabled
  },
]);

function configure(p) {
  const OFF = false;
  // ruleid: angularjs-sce-disabled
}
configure.$inject = ["$sceProvider"];
angular.module("news", []).config(configure);
