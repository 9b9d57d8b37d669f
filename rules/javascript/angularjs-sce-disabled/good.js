angular.module("shop", []).config(function ($sceProvider, $logProvider) {
  // ok: angularjs-sce-disabled
  $sceProvider.enabled(true);
  // ok: angularjs-sce-disabled
  $logProvider.debugEnabled(false);
});

function toggle(feature) {
  // ok: angularjs-sce-disabled
  feature.enabled(false);
}

angular.module("blog", []).config([
  "featureProvider",
  function ($sceProvider) {
    // ok: angularjs-sce-disabled
    $sceProvider.enabled(false);
  },
]);

module.exports = { toggle };
