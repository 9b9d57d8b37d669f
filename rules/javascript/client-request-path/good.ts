import axios from "axios";

const parameters = new URLSearchParams(location.search);
const id = parameters.get("id") ?? "";

// ok: client-request-path
void fetch("/api/articles/" + encodeURIComponent(id) + "/view", { method: "POST" });

// ok: client-request-path
void axios.get("/api/articles?id=" + id);

// ok: client-request-path
if (/^\d+$/.test(id)) void fetch("/api/articles/" + id);

// ok: client-request-path
void fetch(window.location.href);

// ok: client-request-path
void fetch("/api/articles" + location.search);
