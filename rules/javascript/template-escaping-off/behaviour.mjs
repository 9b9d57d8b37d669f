export default {
  "bad-handlebars.js": {
    keeps: {
      "shows a comment": [({ render }) => render({ comment: "Hello" }), "<p>Hello</p>"],
    },
    stops: {
      "brings a script": ({ render }) => render({ comment: "<script>a()</script>" }).includes("<script>"),
    },
  },
};
