const status = document.querySelector("#status");

document.querySelector("#search").addEventListener("input", (event) => {
  // ruleid: xss-through-dom
  status.textContent = event.target.value.trim();
  // ruleid: xss-through-dom
  $("#preview").text("Searching for " + event.target.value);
});
