/** How the messages of one ledger look to the line: where they go, what of them is tagged, and what its limits are. */

export type Message = {
  readonly method: string;
  /** Path and query. */
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
};

export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
};

export type LedgerWire = {
  /** Messages to the books are tagged, counted and kept below the limits; others (tokens) pass as they are. */
  isOfBooks(message: Pick<Message, 'address'>): boolean;
  isRefresh(message: Pick<Message, 'address'>): boolean;
  /** The whole address, without a path, of who answers this. */
  hostOf(message: Pick<Message, 'address'>): string;
  /** What the contract calls a request: `PUT /Invoices`, and its key of idempotency. */
  nameOf(message: Message): { readonly name: string; readonly key: string };
  /** The address as shapes of answers are listed by: ids taken out. */
  endpointOf(address: string): string;
  tagAddress(address: string, tag: string): string;
  tagHeaders(headers: Message['headers'], tag: string): Message['headers'];
  /** A JSON text as it leaves. `namesTaken` are in the books already and are used on purpose. */
  tagBody(text: string, tag: string, namesTaken: readonly string[]): string;
  /** What came back, as the test wrote it. */
  untag(text: string, tag: string): string;
  openPace(): Pace;
};

/** Keeps a run below a ledger's limits. */
export type Pace = {
  /** How long the next message must wait, in milliseconds. */
  pauseMs(): number;
  note(answer: Answer): void;
  /** How long to wait before a message goes again that was refused for its limits; null: not today. */
  pauseAfterRefusalMs(answer: Answer): number | null;
  callsLeftToday(): number;
};
