angular.module('shop', []).config(function ($sceDelegateProvider) {
  // ruleid: angularjs-open-allow-list
  $sceDelegateProvider.resourceUrlWhitelist(['self', '**://cdn.example.test/*'])
})
