/** What a request would have done, each in two words (`create Invoice`, `void Payment`): for faults that wait for one. */

import { type ApiRequest, placeOf } from './api.ts';
import { entityNamed } from './entities.ts';
import { isJson, type Json, type Value } from './json.ts';

/** Empty for what only reads. */
export function deedsOf(request: ApiRequest): readonly string[] {
  if (request.method !== 'POST') return [];
  const [noun = '', , extra] = placeOf(request).rest;
  if (noun === 'query') return [];
  if (noun === 'upload') return ['create Attachable'];
  const body = jsonOf(request.body);
  if (noun === 'batch') return itemsOf(body.BatchItemRequest).flatMap(deedOfItem);
  const entity = entityNamed(noun)?.name ?? noun;
  return [`${extra ?? verbOf(request.url.searchParams, body)} ${entity}`];
}

const itemsOf = (items: Value): readonly Json[] => (Array.isArray(items) ? items.filter(isJson) : []);

function deedOfItem({ operation, optionsData, ...item }: Json): readonly string[] {
  const verb = optionsData === 'void' ? 'void' : operation;
  const entity = Object.keys(item).find((name) => isJson(item[name]));
  return entity === undefined ? [] : [`${String(verb)} ${entity}`];
}

function verbOf(params: URLSearchParams, body: Json): string {
  const operation = params.get('operation');
  if (operation === 'void' || (params.get('include') ?? '').split(',').includes('void')) return 'void';
  return operation ?? (body.Id === undefined ? 'create' : 'update');
}

function jsonOf(text: string): Json {
  try {
    const body = JSON.parse(text);
    return isJson(body) ? body : {};
  } catch {
    return {};
  }
}
