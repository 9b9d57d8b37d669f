function startSession() {
  // ruleid: insecure-randomness
  const sessionToken = Math.random().toString(36).slice(2);
  localStorage.setItem("session", sessionToken);
}

document.querySelector("#start").addEventListener("click", startSession);
