import $ from "jquery";

const address = window.location.search.substring(1);

// ruleid: untrusted-script-address
$("<script>").attr("src", address).appendTo("body");

// ruleid: untrusted-script-address
$("<script>", { src: address }).appendTo("head");

// ruleid: untrusted-script-address
$.getScript(address);
