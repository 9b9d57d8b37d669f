$.fn.badge = function (options) {
  const settings = $.extend({ label: "new" }, options);
  return this.each(function () {
    // ruleid: html-construction
    $("<span>" + escapeHtml(settings.label) + "</span>").appendTo(this);
  });
};

function escapeHtml(text) {
  const signs = String(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  return signs.replace(/"/g, "&quot;").replace(/'/g, "&#39;");
}
