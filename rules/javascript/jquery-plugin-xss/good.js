(function ($) {
  $.fn.carousel = function (options) {
    const settings = $.extend({ template: "<ol></ol>", indicators: ".indicators" }, options);
    // ok: jquery-plugin-xss
    const indicators = $(document).find(settings.indicators);
    // ok: jquery-plugin-xss
    indicators.append($(settings.template));
    // ok: jquery-plugin-xss
    $("#" + settings.id).addClass("active");
    return this;
  };

  $.fn.affix = function (options) {
    // ok: jquery-plugin-xss
    if (typeof options.target !== "string") return $(options.target);
    // ok: jquery-plugin-xss
    if (options.viewport instanceof Element) return $(options.viewport);
    // ok: jquery-plugin-xss
    if (options.parent.nodeType) return $(options.parent);
    // ok: jquery-plugin-xss
    return options.target === "body" ? $(options.target) : $(document).find(options.target);
  };

  function helper(options) {
    // ok: jquery-plugin-xss
    return $(options.target);
  }
  helper({ target: ".page" });
})(jQuery);
