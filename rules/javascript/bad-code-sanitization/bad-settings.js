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

module.exports = { Playground, pageIn };
