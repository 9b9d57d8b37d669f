export interface Line {
  productId: number;
  quantity: number;
  priceCents: number;
}

const euros = new Intl.NumberFormat("en-IE", { style: "currency", currency: "EUR" });

export function formatCents(cents: number): string {
  return euros.format(cents / 100);
}

export function total(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + line.quantity * line.priceCents, 0);
}

/** Free above 80 euros; lamps are bulky below that. */
export function shipping(totalCents: number): number {
  return totalCents >= 8_000 ? 0 : 690;
}
