/** The page on which the sample user lets the app into one company. */

import {
  askedScopes,
  CONSENT_BUTTONS,
  consentFrame,
  escaped,
  hiddenFields,
  refusalContent,
} from '../consent-frame.ts';
import { grants } from './tokens.ts';
import type { World } from './world.ts';

export function consentPage(world: World, query: URLSearchParams): string {
  const connected = new Set(
    grants(world)
      .all()
      .filter(({ revokedAt }) => revokedAt === undefined)
      .map(({ realmId }) => realmId),
  );
  const companies = world.companies().map((company, index) => {
    const { realmId } = company;
    const note = connected.has(realmId) ? ', connected already' : '';
    return `<label class="choice"><input type="radio" name="realmId" value="${realmId}"${index === 0 ? ' checked' : ''}>
      <span><b>${escaped(String(company.info().CompanyName))}</b><br><small>${company.homeCurrency()}, ${company.state().country}${note}</small></span></label>`;
  });
  return consentFrame(
    'QuickBooks',
    'Allow access',
    `<form method="post" action="/connect/oauth2">
      ${hiddenFields(query)}
      <p>Signed in as Sample Owner.</p>
      <p><b>${escaped(world.client.name)}</b> wants access to one of your companies:</p>
      <fieldset><legend>Company</legend>${companies.join('\n')}</fieldset>
      ${askedScopes(query)}
      ${CONSENT_BUTTONS}
    </form>`,
  );
}

export const refusalPage = (problem: string): string =>
  consentFrame('QuickBooks', 'Something is wrong', refusalContent(problem));
