/** Where mail may go: an address that can be written to, and one that nobody reads. */

/** Those that are named in a field of the books, which may hold several, or words besides. */
export function addressesIn(field: string): readonly string[] {
  return field.split(/[\s,;<>]+/).filter(isAddress);
}

export function isAddress(text: string): boolean {
  return address.test(text);
}

/** One of a domain that is reserved for examples and tests (RFC 2606, RFC 6761), as the sample customers have. */
export function isMadeUp(text: string): boolean {
  return reserved.test(text);
}

const address = /^[^\s@<>()[\]\\,;:"]+@([^\s@<>()[\]\\,;:".]+\.)+[^\s@<>()[\]\\,;:".]{2,}$/;
const reserved = /[@.](example|test|invalid|localhost|example\.(com|net|org))\.?$/i;
