import $ from "jquery";

const parameters = new URLSearchParams(location.search);

// ok: jquery-xss
$(location.hash).addClass("active");

// ok: jquery-xss
$("<option>").val(parameters.get("size")).prependTo("#sizes");

// ok: jquery-xss
$("#" + $.escapeSelector(parameters.get("section"))).show();

// ok: jquery-xss
$("<b>" + Number(parameters.get("page")) + "</b>").appendTo("#page");

/** A plugin: its callers say where. */
export function attach(target, options) {
  // ok: jquery-xss
  $(target).data("options", options);
  // ok: jquery-xss
  $(document.getElementById(location.hash.slice(1))).show();
}
