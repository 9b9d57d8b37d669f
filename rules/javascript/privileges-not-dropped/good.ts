import http from "node:http";

http.createServer().listen(80, () => {
  // ok: privileges-not-dropped
  process.setgid?.("www");
  process.initgroups?.("www", "www");
  // ok: privileges-not-dropped
  process.setuid?.("www");
});

export function raise(): void {
  // ok: privileges-not-dropped
  process.seteuid?.(0);
  process.setegid?.(0);
}
