const name = new URLSearchParams(location.search).get("name");
// ruleid: dom-xss
document.querySelector("#status").textContent = `Hello, ${name}!`;
