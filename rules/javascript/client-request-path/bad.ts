import axios from "axios";

const parameters = new URLSearchParams(location.search);

// ruleid: client-request-path
void fetch("/api/articles/" + parameters.get("id") + "/view", { method: "POST" });

const fragment = window.location.hash.substring(1);
// ruleid: client-request-path
void axios.get(`https://api.example.test/pages/${fragment}`);

// ruleid: client-request-path
void fetch(window.name);

window.addEventListener("message", (event) => {
  const request = new XMLHttpRequest();
  // ruleid: client-request-path
  request.open("GET", "/api/" + event.data.path);
  request.send();
});
