window.addEventListener("message", (event) => {
  const message = JSON.parse(event.data);
  // ruleid: unsafe-dynamic-method-access
  window[message.name](message.argument);
  // ruleid: unsafe-dynamic-method-access
  new globalThis[message.type](message.argument);
  // ruleid: unsafe-dynamic-method-access
  log[message.level]("received");
});

function log(text) {
  console.log(text);
}
