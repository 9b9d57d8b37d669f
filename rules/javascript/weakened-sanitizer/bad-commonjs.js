const createDOMPurify = require("dompurify");
const sanitizeHtml = require("sanitize-html");

const purifier = createDOMPurify(window);
// ruleid: weakened-sanitizer
purifier.setConfig({ SAFE_FOR_XML: false });

exports.clean = (text) =>
  // ruleid: weakened-sanitizer
  sanitizeHtml(text, { allowedAttributes: { "*": ["*"] } });
