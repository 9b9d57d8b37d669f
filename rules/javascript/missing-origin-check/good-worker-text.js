function parse() {
  let options;

  // ok: missing-origin-check
  onmessage = function (event) {
    if (event.data.type === "options") options = event.data.options;
    else self.postMessage({ lines: event.data.text.split(options.separator) });
  };
}

export function startParsing(text) {
  const address = URL.createObjectURL(new Blob([`(${parse})()`], { type: "text/javascript" }));
  const worker = new Worker(address);
  worker.onmessage = ({ data }) => document.querySelector("#lines").append(String(data.lines.length));
  worker.postMessage({ type: "options", options: { separator: "\n" } });
  worker.postMessage({ type: "text", text });
}
