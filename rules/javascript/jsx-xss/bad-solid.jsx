import { createSignal } from "solid-js";

export function Preview() {
  const [text, setText] = createSignal(decodeURIComponent(location.hash.slice(1)));
  return (
    <section>
      <p>{text()}</p>
      {/* ruleid: jsx-xss */}
      <div innerHTML={decodeURIComponent(location.hash.slice(1))} onInput={() => setText("")} />
    </section>
  );
}
