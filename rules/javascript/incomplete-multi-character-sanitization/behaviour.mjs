export default {
  "bad.ts": {
    keeps: {
      "removes comments": [({ withoutComments }) => withoutComments("a<!-- x -->b<!-- y -->"), "ab"],
      "removes scripts": [({ withoutScripts }) => withoutScripts("<p>a</p><script>b()</script><b>c</b>"), "<p>a</p><b>c</b>"],
      "removes handlers": [({ withoutHandlers }) => withoutHandlers('<b onclick="a()" id="x">'), '<b id="x">'],
      "removes tags": [({ withoutTags }) => withoutTags("<p>1 < 2</p>"), "1 < 2"],
    },
    stops: {
      "puts a script together": ({ withoutScripts }) => /<script/.test(withoutScripts("<scr<script></script>ipt>alert(1)</script>")),
      "puts a comment together": ({ withoutComments }) => withoutComments("<!<!-- -->-- x -->").includes("<!-- x"),
      "puts a handler together": ({ withoutHandlers }) => / onerror="/.test(withoutHandlers('<img on onx=""error="a()">')),
      "puts a tag together": ({ withoutTags }) => withoutTags("<<b>img src=x>").includes("<img"),
    },
  },
};
