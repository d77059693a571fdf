/** The page on which the sample user lets the app into an organisation. */

import {
  askedScopes,
  CONSENT_BUTTONS,
  consentFrame,
  escaped,
  hiddenFields,
  refusalContent,
} from '../consent-frame.ts';
import type { World } from '../world.ts';
import { USER } from './tokens.ts';

export function consentPage(world: World, query: URLSearchParams): string {
  const connected = new Set(
    world.app.connections
      .all()
      .filter((each) => each.isActive)
      .map((each) => each.tenantId),
  );
  const organisations = world.app.organisations.all().map((organisation, index) => {
    const note = connected.has(organisation.tenantId) ? ', connected already' : '';
    return `<label class="choice"><input type="radio" name="tenantId" value="${organisation.tenantId}"${index === 0 ? ' checked' : ''}>
      <span><b>${escaped(organisation.name)}</b><br><small>${organisation.baseCurrency}, ${organisation.countryCode}${note}</small></span></label>`;
  });
  return consentFrame(
    'Xero',
    'Allow access',
    `<form method="post" action="/identity/connect/authorize">
      ${hiddenFields(query)}
      <label>Signed in as <select name="userId"><option value="${USER.userId}">${USER.givenName} ${USER.familyName}</option></select></label>
      <p><b>${escaped(world.client.name)}</b> wants access to one of your organisations:</p>
      <fieldset><legend>Organisation</legend>${organisations.join('\n')}</fieldset>
      ${askedScopes(query)}
      ${CONSENT_BUTTONS}
    </form>`,
  );
}

export const refusalPage = (problem: string): string =>
  consentFrame('Xero', 'Something is wrong', refusalContent(problem));
