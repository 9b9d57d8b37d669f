/** Middleware whose users say whether credentials are permitted. */
module.exports = (options) => (req, res, next) => {
  const origin = options.originOf(req.headers.origin);
  if (origin) {
    // doubtful: permissive-cors
    res.setHeader("Access-Control-Allow-Origin", req.headers.origin);
  }
  if (options.credentials) res.setHeader("Access-Control-Allow-Credentials", "true");
  next();
};
