// ok: document-domain
export const host = document.domain;

interface Settings {
  domain: string;
}

export function configure(settings: Settings): void {
  // ok: document-domain
  settings.domain = "shop.example.test";
}
