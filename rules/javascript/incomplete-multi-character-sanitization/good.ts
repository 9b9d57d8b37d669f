export function escaped(text: string): string {
  // ok: incomplete-multi-character-sanitization
  return text.replace(/</g, "&lt;");
}

export function withoutDots(name: string): string {
  // ok: incomplete-multi-character-sanitization
  return name.replace(/\.\./g, "");
}

export function withoutComments(html: string): string {
  let before: string;
  do {
    before = html;
    // ok: incomplete-multi-character-sanitization
    html = html.replace(/<!--|--!?>/g, "");
  } while (html !== before);
  return html;
}

export function relative(path: string): string {
  // ok: incomplete-multi-character-sanitization
  return path.replace(/^(?:\.\.\/)+/, "");
}

export function withoutMarker(page: string): string {
  // ok: incomplete-multi-character-sanitization
  return page.replace(/<!--DEVELOPMENT[\s\S]*?DEVELOPMENT-->/g, "").replace(/<script async src="\/reload.js"><\/script>/g, "");
}

export function words(text: string): string {
  // ok: incomplete-multi-character-sanitization
  return text.replace(/[^\w\s]+/g, "").replace(/.+?\s/, "");
}

export function slug(title: string): string {
  return (
    title
      .toLowerCase()
      // ok: incomplete-multi-character-sanitization
      .replace(/<[!/a-z].*?>/gi, "")
      .replace(/[!"#$%&()*+,./:;<=>?@]/g, "")
      .replace(/\s/g, "-")
  );
}

export function shown(text: string): string {
  // What is put in its place is no tag any more.
  // ok: incomplete-multi-character-sanitization
  return text.replace(/<(\/?\w+)[^>]*>/g, (_, name) => `&lt;${name}&gt;`);
}

export function marked(text: string): string {
  // ok: incomplete-multi-character-sanitization
  return text.replace(/<script[^>]*>[^]*?<\/script>/g, function (found) {
    return found.replace(/:/g, "__colon__");
  });
}
