export function join(): void {
  // ruleid: document-domain
  document.domain = "shop.example.test";
}

if (window.parent !== window) {
  // ruleid: document-domain
  window.document.domain = location.hostname.split(".").slice(-2).join(".");
}
