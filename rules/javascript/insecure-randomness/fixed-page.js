function startSession() {
  // What a page makes by itself numbers visits.
  // doubtful: insecure-randomness
  const sessionToken = crypto.randomUUID();
  localStorage.setItem("session", sessionToken);
}

function protectForms() {
  // ruleid: insecure-randomness
  const csrfToken = crypto.randomUUID();
  document.cookie = `csrf=${csrfToken}; Secure`;
}

function suggestPassword() {
  // ruleid: insecure-randomness
  const password = crypto.randomUUID();
  document.querySelector("#password").value = password;
}

document.querySelector("#start").addEventListener("click", startSession);
document.querySelector("#protect").addEventListener("click", protectForms);
document.querySelector("#suggest").addEventListener("click", suggestPassword);
