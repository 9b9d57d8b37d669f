(function ($) {
  $.fn.carousel = function (options) {
    const settings = $.extend({ interval: 5000, indicators: ".indicators" }, options);
    // ruleid: jquery-plugin-xss
    const indicators = $(document).find(settings.indicators);
    indicators.find("li").first().addClass("active");
    return this.each(function () {
      // ruleid: jquery-plugin-xss
      $(this).data("controls", $(document).find(settings.controls.next));
    });
  };

  const name = "affix";
  $.fn[name] = function (element, options) {
    if (typeof options.target !== "string") return $(options.target);
    // ruleid: jquery-plugin-xss
    return $(element).appendTo($(document).find(options.target));
  };

  $.extend($.fn, {
    spy(options) {
      if (options.target.jquery) return options.target;
      // ruleid: jquery-plugin-xss
      return $(document).find(options.target);
    },
  });
})(jQuery);
