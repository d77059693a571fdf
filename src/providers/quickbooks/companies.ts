/** The company that a grant reaches: one, and the callback said which. */
import { z } from 'zod';
import { readJson } from '../../lib/exact-json.ts';
import type { Grant, GrantedOrganisation, Outcome } from '../provider.ts';
import type { Send } from '../transport.ts';
import { failureOfSilence } from '../transport.ts';
import { failureOf, unanswered } from './failures.ts';

/** Its name is asked of its books. Of a grant without a company nothing can be said. */
export async function grantedCompanies(
  apiUrl: string,
  send: Send,
  { accessToken, organisationId }: Pick<Grant, 'accessToken' | 'organisationId'>,
): Promise<Outcome<readonly GrantedOrganisation[]>> {
  if (organisationId === null) return { ok: true, value: [] };
  const id = encodeURIComponent(organisationId);
  const exchange = await send({
    method: 'GET',
    url: `${apiUrl}/v3/company/${id}/companyinfo/${id}?minorversion=75`,
    headers: { authorization: `Bearer ${accessToken}`, accept: 'application/json' },
  });
  if (exchange.kind !== 'answered') return { ok: false, failure: failureOfSilence(exchange, false) };
  const name = exchange.status === 200 ? nameIn(exchange.text) : null;
  if (name !== null) return { ok: true, value: [companyOf(organisationId, name)] };
  const call = { isWrite: false, sent: null };
  return {
    ok: false,
    failure: exchange.status === 200 ? unanswered(exchange, call) : failureOf(exchange, call),
  };
}

const answerSchema = z.object({ CompanyInfo: z.object({ CompanyName: z.string().min(1) }) });

function nameIn(text: string): string | null {
  try {
    return answerSchema.parse(readJson(text)).CompanyInfo.CompanyName;
  } catch {
    return null;
  }
}

/** A grant has no id of its own: it is known by its company. */
function companyOf(organisationId: string, name: string): GrantedOrganisation {
  return { organisationId, name, ledgerConnectionId: organisationId, isNew: true };
}
