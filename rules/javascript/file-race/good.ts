import fs from "node:fs";

export function keep(file: string, other: string, secret: string): void {
  // ok: file-race
  if (!fs.existsSync(file)) fs.writeFileSync(file, secret, { flag: "wx" });
  // ok: file-race
  if (!fs.existsSync(other)) fs.writeFileSync(file, secret);
  // ok: file-race
  if (fs.existsSync(file)) console.log(fs.readFileSync(file, "utf8"));
  // ok: file-race
  const handle = fs.openSync(file, "r");
  console.log(fs.fstatSync(handle).size);
}

export function make(folder: string): void {
  // ok: file-race
  if (!fs.existsSync(folder)) fs.mkdirSync(folder, { recursive: true });
}
