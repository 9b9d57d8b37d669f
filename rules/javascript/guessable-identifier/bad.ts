// ruleid: guessable-identifier
export const uuid = Math.random().toString(16).slice(2);

export function invoice(amount: number): { amount: number; guid: string } {
  // ruleid: guessable-identifier
  return { amount, guid: `inv-${Math.floor(Math.random() * 1e9)}` };
}

// ruleid: guessable-identifier
export const SESSION_UID = Date.now() + Math.random();
