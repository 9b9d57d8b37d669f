import { session } from "./session";

const password = document.querySelector<HTMLInputElement>("#password")?.value ?? "";

// ruleid: message-to-any-origin
window.parent.postMessage(password, "*");

// ruleid: message-to-any-origin
window.opener.postMessage({ type: "login", token: session.accessToken }, "*");

const frame = document.querySelector("iframe");
const message = { apiKey: session.apiKey, kind: "settings" };
// ruleid: message-to-any-origin
frame?.contentWindow?.postMessage(JSON.stringify(message), "*");

// ruleid: message-to-any-origin
window.parent.postMessage(session.authKey, "*");
