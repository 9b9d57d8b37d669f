/** Whoever looks at the page's code has the key as well. */
function remember(apiKey, password) {
  // doubtful: clear-text-storage
  document.cookie = `visitor_${apiKey}=1; Secure`;
  // ok: clear-text-storage
  document.cookie = `visitor_${apiKey.slice(0, 6)}=1; Secure`;
  // ruleid: clear-text-storage
  document.cookie = `password=${password}; Secure`;
}

/** What somebody typed in is theirs. */
function keep(apiKey) {
  // ruleid: clear-text-storage
  localStorage.setItem("key", apiKey);
}

document.querySelector("#key").addEventListener("change", ({ target }) => keep(target.value));
remember(window.settings.apiKey, window.settings.password);
