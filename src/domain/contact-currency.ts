/** Customers whose contact in the books keeps one currency: what each further one is called, and which ones may be meant. */
import type { ContactFacts } from './contact-facts.ts';

/** "Sample Club (EUR)": names are unique there, so a second contact of a customer says what it is for. */
export function nameWithCurrency(name: string, currency: string): string {
  return `${name} (${currency})`;
}

/** What a contact of this currency may be called for a customer of this name; '' where contacts keep none. */
export function namesOf(name: string, currency: string): readonly string[] {
  return currency === '' ? [name] : [name, nameWithCurrency(name, currency)];
}

/** One without a currency of its own is in the only one that there is. */
export function isOfCurrency(contact: { readonly currency: string | null }, currency: string): boolean {
  return currency === '' || contact.currency === null || contact.currency === currency;
}

/** The facts as they are sent for a further contact, beside the customer's main one. */
export function factsForCurrency<Facts extends Partial<ContactFacts>>(facts: Facts, currency: string): Facts {
  return facts.name === undefined ? facts : { ...facts, name: nameWithCurrency(facts.name, currency) };
}
