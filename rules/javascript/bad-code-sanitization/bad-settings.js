class Playground {
  constructor(config) {
    this.config = config;
  }

  page() {
    // doubtful: bad-code-sanitization
    return `<script>(function () { start(${JSON.stringify(this.config.path)}) })()</script>`;
  }

  pageOf(title) {
    // ruleid: bad-code-sanitization
    return `<script>(function () { start(${JSON.stringify(this.config.path)}, ${JSON.stringify(title)}) })()</script>`;
  }

  pageFor(req) {
    // ruleid: bad-code-sanitization
    return `<script>(function () { start(${JSON.stringify(req.query.config)}) })()</script>`;
  }
}

function pageIn(options) {
  const region = options.isLocal ? "home" : process.env.REGION;
  // doubtful: bad-code-sanitization
  return `<script>(function () { start(${JSON.stringify(region)}) })()</script>`;
}

function hotReload(content, context) {
  const locals = JSON.stringify(context.locals);
  // doubtful: bad-code-sanitization
  return `${content} (function () { accept(${locals}) })()`;
}

module.exports = { Playground, pageIn, hotReload };
