function calendarOf(address) {
  let match;
  if (/@calendars$/.test(address)) return address;
  // doubtful: incomplete-hostname-regexp
  if ((match = /^https:\/\/www.calendar-example\.com\/feeds\/([^/]*)/.exec(address))) return decodeURIComponent(match[1]);
  return undefined;
}

function feedOf(address) {
  // ruleid: incomplete-hostname-regexp
  const match = /^https:\/\/www.calendar-example\.com\/feeds\/([^/]*)/.exec(address);
  if (!match) throw new Error("no feed");
  console.log(match[1]);
  return fetch(address);
}

function isOurs(address) {
  // ruleid: incomplete-hostname-regexp
  const match = address.match(/^https:\/\/www.calendar-example\.com\/feeds\//);
  return match !== null;
}

module.exports = { calendarOf, feedOf, isOurs };
