import { readdir } from "node:fs/promises";
import { parseFile } from "music-metadata";
import { globby } from "globby";

export async function list(element: HTMLElement): Promise<void> {
  for (const name of await readdir("music")) {
    const { common } = await parseFile(`music/${name}`);
    // ruleid: stored-xss
    element.innerHTML += `<li>${escapeHtml(common.title)}</li>`;
  }
  for (const path of await globby("music/*.mp3")) {
    // ruleid: stored-xss
    element.insertAdjacentHTML("beforeend", `<li>${escapeHtml(path)}</li>`);
  }
}

function escapeHtml(text: unknown): string {
  const signs = String(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  return signs.replace(/"/g, "&quot;").replace(/'/g, "&#39;");
}
