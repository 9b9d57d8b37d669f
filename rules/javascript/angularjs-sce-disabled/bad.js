angular.module("shop", []).config(function ($sceProvider) {
  // ruleid: angularjs-sce-disabled
  $sceProvider.enabled(false);
});

angular.module("blog", []).config([
  "$httpProvider",
  "$sceProvider",
  function (http, sce) {
    http.useApplyAsync(true);
    // ruleid: angularjs-sce-disabled
    sce.enabled(false);
  },
]);

function configure(p) {
  const OFF = false;
  // ruleid: angularjs-sce-disabled
  p.enabled(OFF);
}
configure.$inject = ["$sceProvider"];
angular.module("news", []).config(configure);
