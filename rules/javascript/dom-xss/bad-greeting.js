const name = new URLSearchParams(location.search).get("name");
// ruleid: dom-xss
document.querySelector("#status").innerHTML = `Hello, ${name}!`;
