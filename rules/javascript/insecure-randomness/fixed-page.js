function startSession() {
  // ruleid: insecure-randomness
  const sessionToken = crypto.randomUUID();
  localStorage.setItem("session", sessionToken);
}

document.querySelector("#start").addEventListener("click", startSession);
