/** Files at transactions: sent in parts with what they are and what they belong to, found by the record that they are at. */

import type { Answer } from '../../answer.ts';
import type { ApiRequest } from '../api.ts';
import type { Call, EntityOperations } from '../entity.ts';
import { badReference, missing, Refusal } from '../faults-wire.ts';
import { currentOf, textIn } from '../fields.ts';
import { inner, isJson, type Json } from '../json.ts';
import { filtersOf } from '../names/name-list.ts';
import type { Entity } from '../table.ts';
import type { World } from '../world.ts';

/** 100 MB in reality; nobody here needs as much. */
const LARGEST_BYTES = 20 * 1024 * 1024;

export const FILES_PATH = '/files';

const refsOf = (record: Json): readonly Json[] => (record.AttachableRef ?? []) as readonly Json[];
const entityRef = (record: Json): Json => inner(refsOf(record)[0] ?? {}, 'EntityRef');

export const attachableOperations: EntityOperations = {
  name: 'Attachable',
  queryable: {
    ...filtersOf(['FileName', 'Note', 'Size', 'ContentType']),
    'AttachableRef.EntityRef.Type': (record) => entityRef(record).type,
    'AttachableRef.EntityRef.type': (record) => entityRef(record).type,
    'AttachableRef.EntityRef.value': (record) => entityRef(record).value,
  },
  create: (call, input) => call.company.table('Attachable').insert(fieldsOf(call, input)),
  update(call, input) {
    const table = call.company.table('Attachable');
    const before = currentOf(table, input);
    return table.save(before, { ...before, ...fieldsOf(call, { ...before, ...input }) });
  },
  remove(call, input) {
    const table = call.company.table('Attachable');
    const before = currentOf(table, input);
    filesOf(call).remove(before.Id);
    table.remove(before);
    return { status: 'Deleted', domain: 'QBO', Id: before.Id };
  },
};

const filesOf = ({ world, company }: Call) => world.store.collection<string>(`${company.realmId}/File`);

function fieldsOf(call: Call, input: Json): Json {
  for (const { EntityRef } of refsOf(input)) {
    const { type, value } = isJson(EntityRef) ? EntityRef : {};
    if (!call.company.table(String(type)).get(String(value))) throw badReference('AttachableRef.EntityRef');
  }
  return {
    FileName: textIn(input, 'FileName', 1000),
    Note: textIn(input, 'Note', 2000),
    ContentType: textIn(input, 'ContentType', 100),
    AttachableRef: refsOf(input),
  };
}

/** `POST /upload`: pairs of `file_metadata_…` and `file_content_…`; one answer for each pair. */
export function upload(call: Call, request: ApiRequest): Json {
  const parts = partsIn(request);
  const responses = parts
    .filter(({ name }) => name.startsWith('file_content'))
    .map((file) => {
      const metadata = parts.find(({ name }) => name === file.name.replace('content', 'metadata'));
      const said = metadata === undefined ? {} : parsed(metadata.content);
      return { Attachable: keep(call, request, file, said) };
    });
  if (responses.length === 0) throw missing('file_content_0');
  return { AttachableResponse: responses };
}

interface Part {
  readonly name: string;
  readonly fileName: string | undefined;
  readonly type: string | undefined;
  /** One character for each byte. */
  readonly content: string;
}

function keep(call: Call, { url }: ApiRequest, { content, fileName, type }: Part, metadata: Json): Entity {
  if (content.length > LARGEST_BYTES)
    throw new Refusal('6000', 'Business Validation Error: The file is too large.'); // ours
  const record = call.company.table('Attachable').insert({
    ...fieldsOf(call, { FileName: fileName, ContentType: type, ...metadata }),
    Size: content.length,
  });
  filesOf(call).put(record.Id, Buffer.from(content, 'latin1').toString('base64'));
  const { realmId } = call.company;
  const place = {
    FileAccessUri: `/v3/company/${realmId}/download/${record.Id}`,
    TempDownloadUri: `${url.origin}${FILES_PATH}/${realmId}/${record.Id}`,
  };
  return call.company.table('Attachable').save(record, place, { bumpToken: false, event: 'none' });
}

/** `GET /download/:id` answers where the file lies, as bare text. */
export function downloadOf({ company }: Call, { url }: ApiRequest, id: string): Answer {
  const { Id } = company.table('Attachable').need(id);
  const body = `${url.origin}${FILES_PATH}/${company.realmId}/${Id}`;
  return { status: 200, contentType: 'text/plain', body };
}

/** The file itself, for whoever has its address: in reality a store of files, and an address that ends after 15 minutes. */
export function fileAnswer(world: World, { pathname }: URL): Answer {
  const [realmId = '', id = ''] = pathname.slice(FILES_PATH.length + 1).split('/');
  const content = world.store.collection<string>(`${realmId}/File`).get(id);
  const record = world.findCompany(realmId)?.table('Attachable').get(id);
  if (content === undefined || !record)
    return { status: 404, contentType: 'text/plain', body: 'No such file.' };
  const contentType = String(record.ContentType ?? 'application/octet-stream');
  return { status: 200, contentType, body: new Uint8Array(Buffer.from(content, 'base64')) };
}

function parsed(text: string): Json {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'latin1').toString('utf8'));
    if (isJson(value as Json)) return value as Json;
  } catch {
    // said below
  }
  throw new Refusal('2010', 'The metadata of the file is not a JSON object.'); // ours
}

function partsIn({ headers, body }: ApiRequest): readonly Part[] {
  const boundary = /boundary="?([^";]+)"?/.exec(headers.get('Content-Type') ?? '')?.[1];
  if (boundary === undefined) throw missing('boundary');
  return body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => {
      const end = part.indexOf('\r\n\r\n');
      const head = Buffer.from(part.slice(0, end), 'latin1').toString('utf8');
      return {
        name: /name="([^"]*)"/.exec(head)?.[1] ?? '',
        fileName: /filename="([^"]*)"/.exec(head)?.[1],
        type: /content-type:\s*([^\r\n;]+)/i.exec(head)?.[1],
        content: part.slice(end + 4, -2),
      };
    });
}
