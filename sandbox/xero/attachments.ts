/** `…/Attachments` of invoices and credit notes: files as they are, with their own type. */

import type { AttachmentRecord } from '../records.ts';
import { type Answer, notFound, payloadTooLarge, refusal } from './errors.ts';
import { EMPTY_ID } from './fields.ts';
import { type Ledger, note } from './ledger.ts';
import { type Call, listAnswer, type Operation, scopes } from './operation.ts';
import { isTrue } from './paging.ts';
import type { WireObject } from './wire.ts';

const READ = scopes('attachments', 'read');
const WRITE = scopes('attachments', 'write');
const MOST = 10;
const LARGEST_BYTES = 10 * 1024 * 1024;
/** Documented, with the sign that a query would read as a space. */
const FORBIDDEN = /[<>:"/\\|?*\0+]/;

type Noun = 'Invoices' | 'CreditNotes';

/** @param subject the id of what the address names, if there is such a document */
export function attachmentOperations(
  noun: Noun,
  subject: (call: Call) => string | undefined,
): readonly Operation[] {
  const about = (answer: (call: Call, subjectId: string) => Answer) => (call: Call) => {
    const id = subject(call);
    return id === undefined ? notFound() : answer(call, id);
  };
  const put = (call: Call) => {
    const id = subject(call);
    return id === undefined ? noDocument(call) : keepFile(call, noun, id);
  };
  const list = `/${noun}/:id/Attachments`;
  const one = { path: `${list}/:file`, isFile: true };
  return [
    { method: 'GET', path: list, scopes: READ, handle: about((call, id) => listFiles(call, noun, id)) },
    { ...one, method: 'GET', scopes: READ, handle: about(download) },
    { ...one, method: 'PUT', scopes: WRITE, handle: put },
    { ...one, method: 'POST', scopes: WRITE, handle: about((call, id) => replaceFile(call, noun, id)) },
  ];
}

export const hasAttachments = ({ tables }: Ledger, subjectId: string): boolean =>
  tables.attachments.find('subject', subjectId).length > 0;

function listFiles(call: Call, noun: Noun, subjectId: string): Answer {
  const held = call.ledger.tables.attachments.find('subject', subjectId);
  return listAnswer(
    call,
    'Attachments',
    held.map((each) => attachmentView(noun, each)),
  );
}

/** By id or by name: the two addresses overlap. */
function download(call: Call, subjectId: string): Answer {
  const held = fileNamed(call, subjectId);
  if (!held) return notFound();
  return {
    status: 200,
    contentType: held.mimeType,
    body: new Uint8Array(Buffer.from(held.content, 'base64')),
  };
}

function fileNamed({ ledger, params }: Call, subjectId: string): AttachmentRecord | undefined {
  const named = (params.file ?? '').toLowerCase();
  return ledger.tables.attachments
    .find('subject', subjectId)
    .find((each) => each.attachmentId === named || each.fileName.toLowerCase() === named);
}

/** Ours: a file that is not there yet is not made by POST. */
function replaceFile(call: Call, noun: Noun, subjectId: string): Answer {
  return fileNamed(call, subjectId) ? keepFile(call, noun, subjectId) : notFound();
}

/** A file of the same name is overwritten, and keeps its id. */
function keepFile(call: Call, noun: Noun, subjectId: string): Answer {
  const { ledger, query } = call;
  const held = fileNamed(call, subjectId);
  const sent = sentFile(call);
  if (sent.contentLength > LARGEST_BYTES) return payloadTooLarge(ledger.world);
  const problems = problemsOf(sent, held ? 0 : ledger.tables.attachments.find('subject', subjectId).length);
  if (problems.length > 0) return refusal(echoOf(sent), ...problems);
  const attachment: AttachmentRecord = {
    ...sent,
    attachmentId: held?.attachmentId ?? ledger.world.chance.uuid(),
    subjectId,
    fileName: held?.fileName ?? sent.fileName,
    includeOnline: query.has('IncludeOnline')
      ? isTrue(query, 'IncludeOnline')
      : (held?.includeOnline ?? false),
  };
  ledger.tables.attachments.put(attachment.attachmentId, attachment);
  note(ledger, subjectId, 'Attached a file', attachment.fileName);
  return listAnswer(call, 'Attachments', [attachmentView(noun, attachment)]);
}

type SentFile = Pick<AttachmentRecord, 'fileName' | 'mimeType' | 'contentLength' | 'content'>;

function sentFile({ params, headers, bodyText }: Call): SentFile {
  const [type = ''] = (headers.get('Content-Type') ?? '').split(';');
  return {
    fileName: params.file ?? '',
    mimeType: type.trim() || 'application/octet-stream',
    contentLength: bodyText.length,
    content: Buffer.from(bodyText, 'latin1').toString('base64'),
  };
}

/** The limits are documented, the sentences ours. */
function problemsOf({ fileName, contentLength }: SentFile, others: number): readonly string[] {
  const problems: string[] = [];
  if (FORBIDDEN.test(fileName)) problems.push(`The file name '${fileName}' contains invalid characters`);
  if (contentLength === 0) problems.push('The file is empty');
  if (others >= MOST) problems.push(`The document already has the maximum of ${MOST} attachments`);
  return problems;
}

/** Observed: a validation error, where other addresses answer 404 (Xero-Java#126). */
const noDocument = (call: Call): Answer =>
  refusal(echoOf(sentFile(call)), `A document with id '${call.params.id ?? ''}' could not be found`);

const echoOf = ({ fileName, mimeType, contentLength }: SentFile): WireObject => ({
  AttachmentID: EMPTY_ID,
  FileName: fileName,
  MimeType: mimeType,
  ContentLength: contentLength,
});

function attachmentView(noun: Noun, attachment: AttachmentRecord): WireObject {
  const { subjectId, fileName } = attachment;
  return {
    AttachmentID: attachment.attachmentId,
    FileName: fileName,
    Url: `https://api.xero.com/api.xro/2.0/${noun}/${subjectId}/Attachments/${encodeURIComponent(fileName)}`,
    MimeType: attachment.mimeType,
    ContentLength: attachment.contentLength,
    IncludeOnline: attachment.includeOnline,
  };
}
