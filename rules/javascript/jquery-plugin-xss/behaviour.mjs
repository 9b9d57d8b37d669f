const page = '<ul class="indicators"><li>1</li><li>2</li></ul><div id=show></div><p class=next></p>';

export default {
  "bad.js": {
    page,
    jquery: true,
    keeps: {
      "marks the first": [
        (_, { window }) => {
          window.$("#show").carousel({ controls: { next: ".next" } });
          return window.$(".indicators .active").text();
        },
        "1",
      ],
      "keeps its controls": [
        (_, { window }) => {
          window.$("#show").carousel({ controls: { next: ".next" } });
          return window.$("#show").data("controls").is("p.next");
        },
        true,
      ],
      "follows an element": [(_, { window }) => window.$("#show").spy({ target: "p.next" }).length, 1],
      "takes an element": [(_, { window }) => window.$("#show").spy({ target: window.document.querySelector("p") }).length, 1],
    },
    stops: {
      "makes elements of a selector": (_, { window }) => window.$("#show").spy({ target: "<img src=x onerror=a()>" }).is("img"),
    },
  },
};
