import $ from "jquery";

const parameters = new URLSearchParams(location.search);

// ruleid: jquery-xss
$(document).find(decodeURIComponent(location.hash.slice(1))).show();

// ruleid: jquery-xss
$("<option value='" + escapeHtml(parameters.get("size")) + "'>").prependTo("#sizes");

window.addEventListener("message", function (event) {
  // ruleid: jquery-xss
  $(".banner").appendTo($(document).find(event.data.target));
});

function escapeHtml(text) {
  const signs = String(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  return signs.replace(/"/g, "&quot;").replace(/'/g, "&#39;");
}
