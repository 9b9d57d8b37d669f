const MONTHS = {
  // doubtful: overly-large-range
  narrow: /^[A-z]\./,
};

function monthAt(text) {
  return MONTHS.narrow.test(text) ? text[0] : undefined;
}

function hasNoSigns(text) {
  // Too much is turned away here, and nothing let in.
  // doubtful: overly-large-range
  if (/['-;]/.test(text)) return false;
  return true;
}

function isValidName(text) {
  // The digits are there twice, which changes nothing.
  // doubtful: overly-large-range
  return /^[0-9\w-]+$/.test(text);
}

function register(app, save) {
  app.post("/addresses", (req, res) => {
    // doubtful: overly-large-range
    if (!/^\/[!#-;=?-[\]_a-z~]*$/.test(req.body.address)) return res.sendStatus(400);
    save(req.body.address);
  });
  app.post("/names", (req, res) => {
    // ruleid: overly-large-range
    if (!/^[A-z]+$/.test(req.body.name)) return res.sendStatus(400);
    // ruleid: overly-large-range
    save(req.body.name, req.body.id.replace(/[^A-z0-9]/g, ""));
  });
}

module.exports = { monthAt, hasNoSigns, isValidName, register };

// doubtful: overly-large-range
const validFilter = /[\w%-?]/;

function isValidSelector(selector) {
  return validFilter.test(selector);
}

module.exports.isValidSelector = isValidSelector;
