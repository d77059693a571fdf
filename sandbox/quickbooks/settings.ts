/** What can be turned while the sandbox runs: limits, latency, and the points on which no source is sure. */

export interface Settings {
  /** Added before every API answer. */
  readonly latencyMs: number;
  readonly limits: boolean;
  /** Metered reads of a company and calendar month after which everything metered is refused; `null`: no end. */
  readonly readsPerMonth: number | null;
  /** For how long what happens is gathered before a webhook tells of it. */
  readonly webhookGatherMs: number;
  readonly switches: Switches;
}

/** Points that Intuit's documents leave open (see README); each default is the less convenient reading. */
export interface Switches {
  /** Does each refresh give a new refresh token, or only one that is a day old? */
  readonly refreshRotation: 'each' | 'daily';
  /** For how long the refresh token before the newest may still be used. */
  readonly refreshGrace: 'none' | 'day';
  /** Does a second use of a refresh token or code end the whole grant? */
  readonly reuseKillsGrant: boolean;
  /** In which form the gateway says that the limit was reached. */
  readonly throttleShape: 'xml' | 'json';
  /** A requestid sent again with something else in it. */
  readonly requestIdReuse: 'replay' | 'refuse';
  /** For how long a requestid is known. */
  readonly requestIdKept: 'hour' | 'day' | 'always';
  /** In which order the items of a batch are done and answered. */
  readonly batchOrder: 'any' | 'serial';
  /** Do the queries in a batch count one by one as metered reads? */
  readonly batchQueriesCount: 'each' | 'once';
  /** `inclusive`: CDC returns what changed in the very second of changedSince. */
  readonly changedSince: 'inclusive' | 'exclusive';
  /** Is the day of the closing date itself closed? */
  readonly closingDay: 'closed' | 'open';
  /** The code for closed books; 5010 was reported once, and is that of a stale version, too. */
  readonly closedFault: '6200' | '5010';
  /** What voiding or deleting a document with payments on it does: documented is that they must be unlinked first. */
  readonly linkedUndo: 'refuse' | 'unlink';
  /** In which words a void answers kinds and states; the documentation has it in capitals. */
  readonly voidWords: 'capitals' | 'plain';
  /** The code for a document number of more than 21 characters. */
  readonly longNumberFault: '6000' | '2050';
  /** Does a payment, made, changed or removed, fire an event of the invoices that it pays? */
  readonly paymentFiresInvoice: boolean;
  /** CloudEvents in a bare array, or the shape before August 2026. */
  readonly webhookShape: 'cloudEvents' | 'eventNotifications';
  readonly webhookContentType: 'application/cloudevents+json' | 'application/json';
  /** What a CloudEvent without anything to say carries as its `data`. */
  readonly webhookData: 'absent' | 'empty';
  /** Of more than a thousand changes, which CDC answers. */
  readonly fullAnswerKeeps: 'newest' | 'oldest';
}

export const DEFAULT_SETTINGS: Settings = {
  latencyMs: 0,
  limits: true,
  readsPerMonth: 500_000,
  webhookGatherMs: 5,
  switches: {
    refreshRotation: 'each',
    refreshGrace: 'none',
    reuseKillsGrant: true,
    throttleShape: 'xml',
    requestIdReuse: 'replay',
    requestIdKept: 'hour',
    batchOrder: 'any',
    batchQueriesCount: 'each',
    changedSince: 'exclusive',
    closingDay: 'closed',
    closedFault: '6200',
    linkedUndo: 'refuse',
    voidWords: 'capitals',
    longNumberFault: '6000',
    paymentFiresInvoice: false,
    webhookShape: 'cloudEvents',
    webhookContentType: 'application/cloudevents+json',
    webhookData: 'absent',
    fullAnswerKeeps: 'newest',
  },
};
