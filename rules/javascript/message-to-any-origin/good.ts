import { session } from "./session";

// ok: message-to-any-origin
window.parent.postMessage({ token: session.accessToken }, "https://shop.example.test");

// ok: message-to-any-origin
window.parent.postMessage({ type: "resize", height: document.body.scrollHeight }, "*");

const message = { apiKey: session.apiKey, kind: "settings" };
// ok: message-to-any-origin
window.parent.postMessage(message.kind, "*");
