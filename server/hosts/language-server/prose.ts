/** How words become what an editor shows: Markdown, or plain text for editors that know none. */
export interface Prose {
  /** Text that is shown as it is. */
  text(text: string): string;
  heading(text: string): string;
  link(label: string, href: string): string;
}

export const PLAIN: Prose = {
  text: fold,
  heading: fold,
  link: (label, href) => `${fold(label)} <${href}>`,
};

/**
 * What comes from a workspace (code in messages, file names) must never become a link or a picture: a hover would load it.
 * No more is escaped than that needs, because some editors show the backslashes.
 */
export const MARKDOWN: Prose = {
  text: escape,
  heading: (text) => `**${escape(text)}**`,
  link: (label, href) => `[${escape(label)}](<${href.replace(/[<>\s]/g, encodeURIComponent)}>)`,
};

function escape(text: string): string {
  return fold(text)
    .replace(/[\\`*_[\]<>&~|]/g, (character) => `\\${character}`)
    .replaceAll("://", ":\\/\\/")
    .replace(/^(\d*)([#+.)=-])/, "$1\\$2");
}

function fold(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
