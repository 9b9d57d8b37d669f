const parameters = new URLSearchParams(location.search);

// ruleid: code-injection
eval("show" + parameters.get("view") + "()");

/** Makes a getter for a path such as "a.b". */
export function getter(path) {
  // ruleid: code-injection
  return new Function("object", "return object." + path);
}
