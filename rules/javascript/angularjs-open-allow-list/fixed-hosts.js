angular.module('shop', []).config(function ($sceDelegateProvider) {
  // ruleid: angularjs-open-allow-list
  $sceDelegateProvider.resourceUrlWhitelist(['self', 'https://cdn.example.test/*'])
})
