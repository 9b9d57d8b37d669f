const products = document.getElementById("products");
const heading = document.getElementById("heading");
const notice = document.getElementById("notice");
const parameters = new URLSearchParams(window.location.search);

async function getJson(address) {
  const response = await fetch(address, { credentials: "same-origin" });
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response.json();
}

function show(list) {
  products.replaceChildren(
    ...list.map((product) => {
      const item = document.createElement("li");
      const name = document.createElement("strong");
      name.textContent = product.name;
      const button = document.createElement("button");
      button.textContent = "Into the cart";
      button.addEventListener("click", () => addToCart(product.id));
      item.append(name, " ", (product.price_cents / 100).toFixed(2), " € ", button);
      return item;
    }),
  );
}

async function addToCart(productId) {
  const response = await fetch("/cart/items", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ productId, quantity: 1 }),
  });
  notice.textContent = response.ok ? "It is in your cart." : "Sorry, this lamp is sold out.";
  await countCart();
}

async function countCart() {
  const { lines } = await getJson("/cart");
  document.getElementById("cart-count").textContent = String(lines.reduce((sum, line) => sum + line.quantity, 0));
}

async function search(term) {
  heading.innerHTML = `Lamps for <em>${term}</em>`;
  show(await getJson(`/products/search?q=${encodeURIComponent(term)}`));
}

function greet() {
  const name = decodeURIComponent(window.location.hash.slice(1));
  if (name === "") return;
  document.getElementById("greeting").insertAdjacentHTML("beforeend", "Welcome back, " + name + "!");
}

function offerWayBack() {
  const from = parameters.get("from");
  if (from === null) return;
  const back = document.getElementById("back");
  back.hidden = false;
  back.addEventListener("click", () => {
    window.location.href = from;
  });
}

document.getElementById("search").addEventListener("submit", (event) => {
  event.preventDefault();
  const term = new FormData(event.target).get("q");
  window.location.assign(`/?q=${encodeURIComponent(term)}`);
});

window.addEventListener("message", (event) => {
  if (event.origin !== "https://rewards.example.test") return;
  notice.textContent = `You have ${Number(event.data.points)} points.`;
});

const term = parameters.get("q");
if (term === null) {
  heading.textContent = "All lamps";
  show(await getJson("/products"));
} else {
  await search(term);
}
greet();
offerWayBack();
await countCart();
