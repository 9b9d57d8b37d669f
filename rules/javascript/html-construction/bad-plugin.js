$.fn.badge = function (options) {
  const settings = $.extend({ label: "new" }, options);
  return this.each(function () {
    // ruleid: html-construction
    $("<span>" + settings.label + "</span>").appendTo(this);
  });
};
