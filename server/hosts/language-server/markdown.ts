/**
 * Text that Markdown shows as it is. What comes from a workspace (code in messages, file names) must never become a
 * link or a picture: a hover would load it.
 */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_{}[\]()<>#+\-.!|~&$:@/]/g, (character) => `\\${character}`);
}

/** A link whose label is shown as it is and whose address cannot end the link early. */
export function markdownLink(label: string, href: string): string {
  return `[${escapeMarkdown(label)}](<${href.replace(/[<>\s]/g, encodeURIComponent)}>)`;
}
