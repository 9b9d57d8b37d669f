const parameters = new URLSearchParams(location.search);

// ruleid: code-injection
eval("show" + parameters.get("view") + "()");

/** Makes a getter for a path such as "a.b". */
export function getter(path) {
  // ruleid: code-injection
  return new Function("object", "return object." + path);
}

angular.module("shop").controller("List", function ($scope, $filter) {
  // ruleid: code-injection
  $scope.items = $filter("orderBy")($scope.all, location.search.slice(1));
  $scope.day = $filter("date")($scope.start, location.search.slice(1));
});
