function startSession() {
  // What a page makes by itself numbers visits.
  // doubtful: insecure-randomness
  const sessionToken = Math.random().toString(36).slice(2);
  localStorage.setItem("session", sessionToken);
}

function protectForms() {
  // ruleid: insecure-randomness
  const csrfToken = Math.random().toString(36).slice(2);
  document.cookie = `csrf=${csrfToken}; Secure`;
}

function suggestPassword() {
  // ruleid: insecure-randomness
  const password = Math.random().toString(36).slice(2);
  document.querySelector("#password").value = password;
}

document.querySelector("#start").addEventListener("click", startSession);
document.querySelector("#protect").addEventListener("click", protectForms);
document.querySelector("#suggest").addEventListener("click", suggestPassword);
