/** The shapes the API answers with, by their names in openapi.json. Money and rates are decimal strings. */
import type { Filter } from '../board/view-settings.ts';
import type { components, paths } from './schema.gen.ts';

type Schemas = components['schemas'];

export type Page<T> = { readonly items: readonly T[]; readonly nextCursor?: string | null };

export type FieldError = { readonly path: string; readonly message: string };

/** What is wrong between us and the books, and where it mends. */
export type Problem = NonNullable<Schemas['Problem']>;
export type Me = Schemas['Me'];
export type WorkspaceRole = Me['role'];
export type SetupRequest = Omit<Schemas['SetupRequest'], 'apiKey'>;
export type Member = Schemas['Member'];
export type Invitation = Schemas['Invitation'];
export type InvitationToAccept = Schemas['InvitationToAccept'];
export type SampleData = Schemas['SampleData'];
export type ApiKey = Schemas['ApiKey'];
export type CreatedApiKey = Schemas['CreatedApiKey'];

export type Company = Schemas['Company'];
export type CompanyEmail = { readonly email: string; readonly label: string | null };
export type Contact = Schemas['Contact'];
export type Address = Pick<Company, 'phone' | 'address' | 'city' | 'region' | 'postalCode' | 'country'>;
export type BillingRecipient = Schemas['BillingRecipient'];

export type ProductCategory = Schemas['ProductCategory'];
export type TaxComponent = Schemas['TaxComponent'];
export type PaymentMethod = Schemas['PaymentMethod'];
export type Product = Schemas['Product'];

export type Stage = Schemas['Stage'];
export type SalesDoc = Omit<Schemas['SalesDoc'], 'accounting'> & { readonly accounting: AccountingCell };
export type Job = Omit<Schemas['Job'], 'accounting'> & { readonly accounting: AccountingCell };

/** An invoice always has a chip; only a row without invoices has none, which the document cannot say of one schema. */
type WithChip<T> = Omit<T, 'chip'> & { readonly chip: Chip };
export type InvoiceSummary = WithChip<Schemas['InvoiceSummary']>;
export type AccountingCell = {
  readonly chip: Chip | null;
  readonly count: number;
  readonly invoices: readonly InvoiceSummary[];
};
export type Chip = NonNullable<Schemas['Chip']>;
export type ChipKind = Chip['kind'];
/** One record that the search found: what it is called, what it is, and where an invoice stands. */
export type Found = Omit<Schemas['Found'], 'chip'> & { readonly chip: Chip | null };

/** An invoice in a list; `Invoice` has its lines and history too. */
export type InvoiceItem = WithChip<Schemas['InvoiceItem']>;
export type Invoice = WithChip<Schemas['Invoice']>;
export type InvoiceLine = Schemas['InvoiceLine'];
/** A part of an invoice that may change, or not any more. */
export type EditableField = Invoice['allowedEdits']['fields'][number];
export type InvoiceDifferences = NonNullable<Invoice['differences']>;
/** Where a line's account, item and tax come from once the mapping is applied. */
export type Billing = NonNullable<Schemas['Billing']>;
export type InvoicePart = Schemas['InvoicePart'];
export type Payment = Omit<Schemas['Payment'], 'problem'> & { readonly problem: Problem | null };
export type PaymentSum = Schemas['PaymentSum'];
/** What the books did with an invoice for its customer. */
export type InvoiceDocuments = Schemas['InvoiceDocuments'];
export type InvoiceFile = InvoiceDocuments['files']['items'][number];
export type PaymentToRecord = Schemas['PaymentToRecord'];
export type TotalsDifference = NonNullable<Schemas['TotalsDifference']>;
export type CreditUse = Omit<Schemas['CreditUse'], 'problem'> & { readonly problem: Problem | null };
export type Credit = Omit<Schemas['Credit'], 'uses'> & { readonly uses: readonly CreditUse[] };
export type ResolvedLine = NonNullable<Schemas['ResolvedLine']>;
export type LineAmountType = InvoiceItem['lineAmountType'];
/** Of an invoice's card; the list of payments says more. */
export type PaymentFact = InvoiceItem['payments'][number];
export type InvoiceDraft = Schemas['InvoiceDraft'];
export type InvoicePreview = Omit<Schemas['InvoicePreview'], 'problems'> & {
  readonly problems: readonly Problem[];
};

/** A line as it is sent to the API: what a person chose by hand, and nothing the mapping decides. */
export type InvoiceLineRequest = Pick<
  InvoiceLine,
  | 'description'
  | 'quantity'
  | 'unitPrice'
  | 'discountRate'
  | 'productId'
  | 'categoryId'
  | 'taxComponentId'
  | 'accountCode'
  | 'itemCode'
  | 'taxType'
  | 'tracking'
>;
export type InvoiceRequest = Omit<InvoiceDraft, 'recipients' | 'lines' | 'billing' | 'books'> &
  Pick<InvoiceItem, 'arriveAs' | 'brandingThemeId' | 'currencyRate' | 'connectionId'> & {
    readonly lines: readonly InvoiceLineRequest[];
  };

/** Conditions are as deep as the API allows, which its document cannot say. */
type WithConditions<T> = Omit<T, 'conditions'> & { readonly conditions: Filter | null };
export type AutomationRule = WithConditions<Schemas['AutomationRule']>;
export type Automation = WithConditions<Schemas['Automation']>;
export type AutomationTrigger = Schemas['AutomationTrigger'];
export type AutomationAction = Schemas['AutomationAction'];
export type AutomationOptions = Schemas['AutomationOptions'];
export type AutomationRecipe = Omit<Schemas['AutomationRecipe'], 'rule'> & { readonly rule: AutomationRule };
export type AutomationCheck = Schemas['AutomationCheck'];
export type AutomationTrial = Schemas['AutomationTrial'];
export type AutomationRun = Schemas['AutomationRun'];

export type MailSummary = Schemas['MailSummary'];
export type Mail = Schemas['Mail'];
export type Outbox = paths['/api/v1/mails']['get']['responses'][200]['content']['application/json'];

export type ContactImportCriteria = Required<Schemas['ContactImportCriteria']>;
export type ContactImportCounts = Schemas['ContactImportCounts'];
export type ContactImportPreview = Schemas['ContactImportPreview'];
export type ContactImport = Schemas['ContactImport'];
export type ImportedContact = Schemas['ImportedContact'];
export type ImportOutcome = ImportedContact['outcome'];
export type CustomerInBooks = NonNullable<Schemas['CustomerInBooks']>;
export type BooksContact = NonNullable<Schemas['BooksContact']>;
export type ContactTie = Omit<Schemas['ContactTie'], 'contact' | 'suggestions'> & {
  readonly contact: BooksContact | null;
  readonly suggestions: readonly BooksContact[];
};
export type ContactTies = Omit<Schemas['ContactTies'], 'items'> & { readonly items: readonly ContactTie[] };

export type Backfill = Schemas['Backfill'];
export type BackfillInvoice = Schemas['BackfillInvoice'];
export type BackfillAct = Backfill['actions'][number];
export type SyncOperation = Schemas['SyncOperation'];
export type SyncCounts = Schemas['SyncCounts'];
export type Connection = Schemas['Connection'];
export type Authorization = Schemas['AuthorizationState'];
export type Reference = Schemas['LedgerReference'];
export type ReferenceKind =
  | 'account'
  | 'taxRate'
  | 'item'
  | 'currency'
  | 'brandingTheme'
  | 'trackingCategory';
export type Mappings = Schemas['Mappings'];
export type MappingRow = Schemas['Mapping'];
export type MappingChange = Schemas['MappingsToSave']['changes'][number];

export type DriftStanding = Schemas['DriftStanding'];
export type OnlyThere = DriftStanding['onlyThere']['newest'][number];
export type DriftCheck = Schemas['DriftCheck'];
export type DriftFinding = Schemas['DriftFinding'];
export type DriftRepair = DriftFinding['repairs'][number];

/** What an import will do, or has done; `created` only after one that ran. */
export type ImportReport = {
  readonly columns: readonly string[];
  readonly map: Readonly<Record<string, string>>;
  readonly rows: number;
  readonly willCreate: Readonly<Record<string, number>>;
  readonly created: Readonly<Record<string, number>> | null;
  readonly skipped: number;
  readonly errors: readonly {
    readonly line: number;
    readonly column: string | null;
    readonly message: string;
  }[];
  readonly total: string | null;
};

/** `id` null: many of the kind changed at once. */
export type ChangeEvent = { readonly kind: string; readonly id: string | null };

/** A column that people added to a board. */
export type CustomColumn = {
  readonly id: string;
  readonly board: 'sales' | 'jobs' | 'invoices' | 'companies' | 'contacts';
  readonly name: string;
  readonly type: 'status' | 'person' | 'date' | 'number' | 'money' | 'text' | 'link' | 'tags';
  readonly options: readonly { readonly id: string; readonly name: string; readonly color: string }[];
  readonly currency: string | null;
  readonly version: number;
};
/** By the id of the custom column. */
export type CustomValues = Readonly<Record<string, string | readonly string[] | null>>;
