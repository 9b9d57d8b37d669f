const commands = new Map([["play", play]]);

window.addEventListener("message", (event) => {
  const message = JSON.parse(event.data);
  // ok: unsafe-dynamic-method-access
  commands.get(message.name)?.(message.argument);
  // ok: unsafe-dynamic-method-access
  if (message.name === "play") window[message.name](message.argument);
  // ok: unsafe-dynamic-method-access
  window["on" + message.name]();
  // ok: unsafe-dynamic-method-access
  window[`handle${message.name}`]();
});

function play(track) {
  console.log(track);
}
