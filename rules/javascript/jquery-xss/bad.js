import $ from "jquery";

const parameters = new URLSearchParams(location.search);

// ruleid: jquery-xss
$(decodeURIComponent(location.hash.slice(1))).show();

// ruleid: jquery-xss
$("<option value='" + parameters.get("size") + "'>").prependTo("#sizes");

window.addEventListener("message", function (event) {
  // ruleid: jquery-xss
  $(".banner").appendTo(event.data.target);
});
