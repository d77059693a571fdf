/** What a person does about each problem, in one sentence: the sync centre, the card, the drawer and the API all say this one. */
import type { LedgerTraits } from './ledger-traits.ts';
import type { ProblemCode } from './problem.ts';

/**
 * Said beneath the problem's own sentence, which names what is wrong and, where it knows, which record it means.
 * @param books whose problem it is; undefined: those of nobody any more
 */
export function mendOf(code: ProblemCode, books: Pick<LedgerTraits, 'mends'> | undefined): string {
  return books?.mends[code] ?? mends[code];
}

const mends: Record<ProblemCode, string> = {
  InvalidAccountCode:
    'Choose an account that is in use, in Account mapping or on the line, or restore it in the books; then press Retry.',
  TaxRateNotFound: 'Map the tax to a rate that is in use, or set the rate up in the books; then press Retry.',
  TaxNotAllowedForAccount:
    'Choose a tax rate and an account that go together, in Account mapping or on the line; then press Retry.',
  PricesIncludeTax: 'Enter the prices without tax and say so under Amounts; then press Retry.',
  SeveralTaxes: 'Give the taxed lines the same tax, or make an invoice for each; then press Retry.',
  ItemNotFound:
    'Choose another item or none, on the line or in Account mapping, or add it to the books; then press Retry.',
  BrandingThemeNotFound: 'Choose another branding theme, or none; then press Retry.',
  TrackingNotFound: 'Choose another tracking option, or restore it in the books; then press Retry.',
  CurrencyNotEnabled: 'Enable the currency in the books, then press Retry.',
  PeriodLocked: 'Give it a later date, or have the period opened in the books; then press Retry.',
  InvoiceNumberTaken: 'Give it another number, or leave the number to the books; then press Retry.',
  InvoiceNumberTooLong: 'Give it a shorter number, or leave the number to the books; then press Retry.',
  ContactArchived:
    'Restore the contact in the books or, where it is gone, tie the customer to another one; then press Retry.',
  ContactAmbiguous:
    'Say which contact the customer is, or merge or archive the others in the books; then press Retry.',
  PaymentExceedsAmountOwing:
    'Look at what was paid in the books; remove one of the two, or record the amount that is left; then press Retry.',
  InvoiceHasPayments: 'Remove the payments and credits of the invoice first, then press Retry.',
  InactiveInBooks: 'Make what it names active again in the books, or choose another one; then press Retry.',
  DeletedInBooks: 'Take it back here too, or make a new one: what was deleted is never made again by itself.',
  EmailAddressMissing: 'Give the customer an e-mail address, then press Retry.',
  OutcomeUnknown: 'Look in the books whether it was done; press Retry only where it was not.',
  ChangedInBooks: 'Look at both on the invoice and choose: take theirs, or keep ours.',
  AuthFailed: 'Press Reconnect in Settings › Integrations; what waits goes on by itself.',
  OrganisationUnavailable: 'Nothing to do: it is tried again until the books answer.',
  RateLimited: 'Nothing to do: it goes on as soon as the books allow it.',
  PlanLimit:
    'Change the plan in the books, wait for next month, or let invoices arrive as drafts in Settings › Integrations; then press Retry.',
  TotalsDiffer: 'Compare the lines with those in the books; the figure of the books counts.',
  LedgerRejected: 'Mend what the books name in their own words, then press Retry.',
};
