/** Tries again after a pause that doubles, and gives up with the last error. */
export async function withRetry<T>(attempts: number, work: () => Promise<T>): Promise<T> {
  let last: unknown;
  for (let attempt = 0; attempt < attempts; attempt++) {
    try {
      return await work();
    } catch (error) {
      last = error;
      const jitter = Math.random() * 100;
      await new Promise((resolve) => setTimeout(resolve, 200 * 2 ** attempt + jitter));
    }
  }
  throw last;
}
