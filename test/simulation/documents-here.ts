/** What people do at our screens with an invoice for its customer: e-mails, files, notes, and looking into the books. */
import type { Chance } from './chance.ts';
import type { Stage } from './stage.ts';
import { ownerOf, type Story } from './story.ts';

export type DocumentsHere = {
  emailInvoice(): Promise<void>;
  /** Somebody looks in the books and says what became of an e-mail in doubt. */
  settleEmail(): Promise<void>;
  addFile(): Promise<void>;
  addNote(): Promise<void>;
  askBooks(): Promise<void>;
};

type Latest = { readonly id: string; readonly isInDoubt: boolean; readonly askedAt: string };

export function createDocumentsHere({ people, ledgers }: Stage, story: Story, chance: Chance): DocumentsHere {
  const someInvoice = () => chance.pick(story.invoices.flatMap(({ id }) => (id === null ? [] : [id])));
  /** What is refused was never meant in the end. */
  const ask = async (press: (invoiceId: string) => Promise<unknown>): Promise<void> => {
    const invoiceId = someInvoice();
    if (invoiceId !== undefined) await press(invoiceId);
  };

  const hasNotes = (invoiceId: string) => ledgers.of(ownerOf(story, invoiceId)).hasNotes;

  const emailed: string[] = [];
  const wasSentSince = (id: string, sinceMs: number): boolean => {
    const { books } = ledgers;
    return books.listOrganisations().some(({ tenantId }) => {
      const invoice = books.listInvoices({ tenantId }).find(({ url }) => url?.endsWith(id));
      return books
        .listEmails({ tenantId })
        .some(({ invoiceId, at }) => invoiceId === invoice?.invoiceId && at >= sinceMs);
    });
  };

  return {
    emailInvoice: () => {
      const externalId = `sim-email-${story.next()}`;
      return ask((id) => {
        emailed.push(id);
        return people.press('POST', `/api/v1/invoices/${id}/emails`, { externalId });
      });
    },
    async settleEmail() {
      const invoiceId = chance.pick(emailed);
      if (invoiceId === undefined) return;
      const { body } = await people.press('GET', `/api/v1/invoices/${invoiceId}/documents`);
      // As the API shows an invoice's documents.
      const { latest } = (body as { email: { latest: Latest | null } }).email;
      if (latest?.isInDoubt !== true) return;
      const how = wasSentSince(invoiceId, Date.parse(latest.askedAt)) ? 'was-sent' : 'send-again';
      await people.press('POST', `/api/v1/invoice-emails/${latest.id}/${how}`);
    },
    addFile: () => {
      const name = `sim-file-${story.next()}.json`;
      return ask((id) =>
        people.press('POST', `/api/v1/invoices/${id}/files?name=${name}&isOnline=${chance.happens(0.5)}`, {
          name,
          filling: 'x'.repeat(chance.between(1, 2_000)),
        }),
      );
    },
    async addNote() {
      const text = `sim-note-${story.next()}`;
      await ask(async (id) => {
        if (hasNotes(id)) await people.press('POST', `/api/v1/invoices/${id}/notes`, { text });
      });
    },
    async askBooks() {
      const what = chance.pick(['onlineUrl', 'pdf', 'files', 'history'] as const);
      await ask(async (id) => {
        if (what !== 'history' || hasNotes(id))
          await people.press('POST', `/api/v1/invoices/${id}/documents/${what}`);
      });
    },
  };
}
