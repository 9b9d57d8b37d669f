import { session } from "./session";

const password = document.querySelector<HTMLInputElement>("#password")?.value ?? "";

// ruleid: message-to-any-origin
window.parent.postMessage(password, location.origin);

// ruleid: message-to-any-origin
window.opener.postMessage({ type: "login", token: session.accessToken }, location.origin);

const frame = document.querySelector("iframe");
const message = { apiKey: session.apiKey, kind: "settings" };
// ruleid: message-to-any-origin
frame?.contentWindow?.postMessage(JSON.stringify(message), location.origin);

// ruleid: message-to-any-origin
window.parent.postMessage(session.authKey, location.origin);
