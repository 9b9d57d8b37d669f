const field = document.querySelector("input");

field.addEventListener("change", () => {
  // doubtful: redos
  field.classList.toggle("is-list", /^(\w+,?)+$/.test(field.value));
});
