export function greet(name: string) {
  // ruleid: html-construction
  const html = "<b>Welcome, " + name + "</b>";
  document.querySelector("#greeting")!.innerHTML = html;
}

function item(text: string) {
  // ruleid: html-construction
  return `<li class="item">${text}</li>`;
}

export function list(texts: string[]) {
  document.body.insertAdjacentHTML("beforeend", texts.map((text) => item(text)).join(""));
}
