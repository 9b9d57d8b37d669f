import { SeededRandom } from "./random";

/** One change of a text as an editor sends it: `text` takes the place of `length` characters at `offset`. */
export interface Edit {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
  /** False for what happens between two keystrokes: a new line is opened, a finished one taken away. */
  readonly isKeystroke: boolean;
}

/** What somebody types into a handler, right or wrong. */
const STATEMENTS = [
  `const found = await pool.query("SELECT * FROM users WHERE name = '" + request.query.name + "'");`,
  "logger.info(`asked for ${String(request.params.id)}`, { at: Date.now() });",
  `response.send("<h1>" + request.body.title + "</h1>");`,
  "const total = items.filter((item) => item.total > 0).map(({ total }) => total);",
  `if (!session?.user.roles.includes("admin")) return response.redirect(request.query.next as string);`,
  `const digest = createHash("md5").update(password).digest("hex");`,
];

/**
 * Edits that type statements into a module, a line at a time and at places spread over the whole of it, each taken away again
 * when it is finished, so that the module keeps its size.
 * @param keystrokes how many of the edits are keystrokes
 */
export function typingIn(text: string, keystrokes: number, seed = 7): Edit[] {
  const random = new SeededRandom(seed);
  const places = [...text.matchAll(/^( {2,})(?:const|await|return|response)\b.*;$/gm)].map(({ index, 0: line, 1: indent = "" }) => ({
    end: index + line.length,
    indent,
  }));
  const edits: Edit[] = [];
  for (let typed = 0; typed < keystrokes;) {
    const { end, indent } = random.pick(places);
    edits.push({ offset: end, length: 0, text: `\n${indent}`, isKeystroke: false });
    const start = end + 1 + indent.length;
    let column = 0;
    for (const character of random.pick(STATEMENTS)) {
      if (typed === keystrokes) break;
      edits.push({ offset: start + column, length: 0, text: character, isKeystroke: true });
      column++;
      typed++;
    }
    edits.push({ offset: end, length: 1 + indent.length + column, text: "", isKeystroke: false });
  }
  return edits;
}

export function applyEdit(text: string, edit: Edit): string {
  return text.slice(0, edit.offset) + edit.text + text.slice(edit.offset + edit.length);
}
