const run = (html) => new Function("window", `${/<script>(.*)<\/script>/s.exec(html)[1]}; return window.state`)({});

export default {
  "bad-page.js": {
    keeps: {
      "hands the state on": [
        ({ page }) => run(page({ name: 'Ada "<b>" \\ \u2028', tags: [1, null] })),
        { name: 'Ada "<b>" \\ \u2028', tags: [1, null] },
      ],
      "hands on that there is none": [({ page }) => run(page(undefined)) === undefined, true],
    },
    stops: {
      "ends the script": ({ page }) => page("</script><script>a()").includes("</script><script>a()"),
    },
  },
};
