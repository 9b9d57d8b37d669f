export function profile(address: string): string {
  // doubtful: incomplete-url-substring-check
  return address.includes("people.example.com") ? address : `https://people.example.com/${address}`;
}

export function picture(address: string): string | undefined {
  // Too much is turned away here, and nothing let in.
  // doubtful: incomplete-url-substring-check
  if (new URL(address).host.endsWith("pictures.example.com")) return undefined;
  return address;
}

export function imported(address: string): string {
  // ruleid: incomplete-url-substring-check
  if (!address.startsWith("https://example.com")) throw new Error("only from here");
  return address;
}

export function show(frame: HTMLIFrameElement, address: string): void {
  // ruleid: incomplete-url-substring-check
  if (address.includes("videos.example.com")) frame.src = address;
}
