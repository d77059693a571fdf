/** Who numbers invoices, and how our own numbers look. */

/** Ours, where the books number none. */
export function numberInWords(number: bigint): string {
  return `INV-${number}`;
}

/** Said in the settings of a connection. */
export function numberingWords(byBooks: boolean, ledgerName: string): string {
  return byBooks
    ? `By ${ledgerName}, where an invoice has no number of its own`
    : `By Counterfoil, from ${numberInWords(1001n)} on: ${ledgerName} is set to numbers of your own and gives none itself`;
}
