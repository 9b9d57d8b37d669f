import $ from "jquery";
import DOMPurify from "dompurify";

const tooltip = document.querySelector(".tooltip");
const button = document.querySelector("button");

// ok: xss-through-dom
tooltip.textContent = button.getAttribute("data-title");

// ok: xss-through-dom
tooltip.innerHTML = DOMPurify.sanitize(button.getAttribute("data-title"));

// ok: xss-through-dom
$("#preview").text($("#source").val());

// ok: xss-through-dom
$("#copy").html($("#original").html());

// ok: xss-through-dom
tooltip.innerHTML = "<b>" + Number(document.getElementById("count").value) + "</b>";

// ok: xss-through-dom
tooltip.innerHTML = "<b>" + button.offsetWidth + "</b>";

const link = $("#link").attr({ href: "/basket", title: "Basket" });
// ok: xss-through-dom
$("#menu").html(link);
