/** Whether an address leads to this machine alone, as that of a practice ledger does. */
export function isOnThisMachine(url: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname);
}
