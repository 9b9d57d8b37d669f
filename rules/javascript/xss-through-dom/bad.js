import $ from "jquery";

const tooltip = document.querySelector(".tooltip");

document.querySelectorAll("[data-title]").forEach((button) => {
  button.addEventListener("mouseenter", () => {
    // ruleid: xss-through-dom
    tooltip.innerHTML = button.getAttribute("data-title");
  });
});

document.getElementById("name").addEventListener("change", (event) => {
  // ruleid: xss-through-dom
  document.getElementById("greeting").innerHTML = "Hello " + event.target.value;
});

// ruleid: xss-through-dom
$("#preview").html($("#source").text());

// ruleid: xss-through-dom
$($(".tab").attr("data-target")).show();

// ruleid: xss-through-dom
tooltip.insertAdjacentHTML("beforeend", "<b>" + document.title + "</b>");
