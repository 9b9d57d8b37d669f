export function signIn(password) {
  // ok: clear-text-logging
  console.log("typed", password);
  window.location.assign("/home");
}
