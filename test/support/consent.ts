// The practice ledger's consent page, gone through without a browser.

/** What a person does on the consent page: choose the organisation and allow. `field`: how the page names that choice. @returns where it sends them */
export async function consentTo(
  authorizationUrl: string,
  organisationId: string,
  field = 'tenantId',
): Promise<string> {
  const page = await (await fetch(authorizationUrl)).text();
  const action = /<form[^>]*action="([^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&');
  const form = new URLSearchParams();
  for (const [, input = ''] of page.matchAll(/<input([^>]*)>/g)) {
    const name = /name="([^"]*)"/.exec(input)?.[1];
    const type = /type="([^"]*)"/.exec(input)?.[1];
    if (name === undefined || type === 'radio' || type === 'checkbox') continue;
    form.append(name, (/value="([^"]*)"/.exec(input)?.[1] ?? '').replaceAll('&amp;', '&'));
  }
  form.set(field, organisationId);
  form.set('decision', 'allow');
  const answer = await fetch(new URL(action ?? authorizationUrl, authorizationUrl), {
    method: 'POST',
    body: form,
    redirect: 'manual',
  });
  const location = answer.headers.get('location');
  if (location === null)
    throw new Error(`The consent page did not send us back: ${answer.status} ${await answer.text()}`);
  return location;
}
