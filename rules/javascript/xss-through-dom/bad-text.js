const status = document.querySelector("#status");

document.querySelector("#search").addEventListener("input", (event) => {
  // ruleid: xss-through-dom
  status.innerHTML = event.target.value.trim();
  // ruleid: xss-through-dom
  $("#preview").html("Searching for " + event.target.value);
});
