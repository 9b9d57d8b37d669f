// dependency: jquery@~3.3.1
import $ from "jquery";

const options = { title: "" };

window.addEventListener("message", (event) => {
  // ruleid: merged-prototype-pollution
  $.extend(true, options, event.data);
  // ruleid: merged-prototype-pollution
  angular.merge(options, JSON.parse(event.data));
});
