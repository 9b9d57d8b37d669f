const LONG_WORDS = /[A-Z]?[a-z]{4,}|[A-Z]{5,}/g;
const WORDS = /[A-Z]?[a-z]{3,}|[A-Z]{4,}/g;

/** True where most of a text is in words that can be spoken: identifiers, slugs, sentences. */
export function looksSpelled(text: string): boolean {
  return spokenLetters(text, LONG_WORDS) > text.length * 0.5;
}

/** The same of several words with something between them, where short ones count and numbers do not. */
export function looksWritten(text: string): boolean {
  const words = text.split(/[^A-Za-z]+/).filter((word) => word !== "");
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  const numbers = text.match(/\d/g)?.length ?? 0;
  return words.length > 1 && letters > text.length * 0.6 && numbers < text.length * 0.2 && spokenLetters(text, WORDS) > letters * 0.7;
}

function spokenLetters(text: string, words: RegExp): number {
  const spoken = (text.match(words) ?? []).filter((word) => {
    const vowels = word.match(/[aeiouy]/gi)?.length ?? 0;
    return vowels >= word.length * 0.2 && vowels <= word.length * 0.7 && !/[^aeiouy]{5}/i.test(word);
  });
  return spoken.reduce((sum, word) => sum + word.length, 0);
}
