import type { ByteReader } from "./byte-reader";
import type { ByteWriter } from "./byte-writer";

/** Ids are most of what there is to say of a malicious package, and nearly all have one of three forms, which need half the room of their texts. */
enum IdForm {
  Text,
  Ghsa,
  Cve,
  Mal,
}

/** The letters that GitHub uses: none that reads like another. */
const GHSA_LETTERS = "23456789cfghjmpqrvwx";
const FIRST_YEAR = 1990;

export function writeId(writer: ByteWriter, id: string): void {
  const [, group1, group2, group3] = /^GHSA-([2-9cfghjmpqrvwx]{4})-([2-9cfghjmpqrvwx]{4})-([2-9cfghjmpqrvwx]{4})$/.exec(id) ?? [];
  if (group1 !== undefined && group2 !== undefined && group3 !== undefined) {
    writer.byte(IdForm.Ghsa);
    // Twenty letters at twelve places stay below 2⁵³.
    let number = 0;
    for (const letter of group1 + group2 + group3) number = number * GHSA_LETTERS.length + GHSA_LETTERS.indexOf(letter);
    writer.uint32(number % 2 ** 32);
    writer.number(Math.floor(number / 2 ** 32));
    return;
  }
  const [, kind, year, number] = /^(CVE|MAL)-((?:199|20\d)\d)-(\d{1,9})$/.exec(id) ?? [];
  const form = kind === "CVE" ? IdForm.Cve : IdForm.Mal;
  if (kind !== undefined && numbered(form, Number(year), Number(number)) === id) {
    writer.byte(form);
    writer.byte(Number(year) - FIRST_YEAR);
    writer.number(Number(number));
    return;
  }
  writer.byte(IdForm.Text);
  writer.text(id);
}

export function readId(reader: ByteReader): string {
  const form = reader.byte();
  if (form === IdForm.Ghsa) {
    const low = reader.uint32();
    let rest = reader.number() * 2 ** 32 + low;
    let letters = "";
    for (let place = 0; place < 12; place++) {
      letters = `${GHSA_LETTERS[rest % GHSA_LETTERS.length] ?? ""}${place > 0 && place % 4 === 0 ? "-" : ""}${letters}`;
      rest = Math.floor(rest / GHSA_LETTERS.length);
    }
    return `GHSA-${letters}`;
  }
  if (form === IdForm.Cve || form === IdForm.Mal) {
    const year = FIRST_YEAR + reader.byte();
    return numbered(form, year, reader.number());
  }
  return reader.text();
}

function numbered(form: IdForm.Cve | IdForm.Mal, year: number, number: number): string {
  return form === IdForm.Cve ? `CVE-${year}-${String(number).padStart(4, "0")}` : `MAL-${year}-${number}`;
}
