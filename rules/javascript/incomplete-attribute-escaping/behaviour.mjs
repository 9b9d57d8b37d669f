export default {
  "bad-title.js": {
    keeps: {
      "shows a name": [({ link }) => link({ name: "Ada <b>" }), '<a title="Ada &lt;b&gt;" href="/users">user</a>'],
    },
    stops: {
      "adds an attribute": ({ link }) => link({ name: '" onfocus="a()' }).includes(' onfocus="'),
    },
  },
};
