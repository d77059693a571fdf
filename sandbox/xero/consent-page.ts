/** The page on which the sample user lets the app into an organisation. */

import type { World } from '../world.ts';
import { USER } from './tokens.ts';

export function consentPage(world: World, query: URLSearchParams): string {
  const hidden = [...query].map(
    ([name, value]) => `<input type="hidden" name="${html(name)}" value="${html(value)}">`,
  );
  const connected = new Set(
    world.app.connections
      .all()
      .filter((each) => each.isActive)
      .map((each) => each.tenantId),
  );
  const organisations = world.app.organisations.all().map((organisation, index) => {
    const note = connected.has(organisation.tenantId) ? ', connected already' : '';
    return `<label class="choice"><input type="radio" name="tenantId" value="${organisation.tenantId}"${index === 0 ? ' checked' : ''}>
      <span><b>${html(organisation.name)}</b><br><small>${organisation.baseCurrency}, ${organisation.countryCode}${note}</small></span></label>`;
  });
  const scopes = (query.get('scope') ?? '').split(' ').map((scope) => `<li>${html(scope)}</li>`);
  return page(
    'Allow access',
    `<form method="post" action="/identity/connect/authorize">
      ${hidden.join('\n')}
      <label>Signed in as <select name="userId"><option value="${USER.userId}">${USER.givenName} ${USER.familyName}</option></select></label>
      <p><b>${html(world.client.name)}</b> wants access to one of your organisations:</p>
      <fieldset><legend>Organisation</legend>${organisations.join('\n')}</fieldset>
      <details><summary>What it asks for</summary><ul>${scopes.join('')}</ul></details>
      <p class="buttons"><button name="decision" value="allow" class="main">Allow access</button>
      <button name="decision" value="cancel">Cancel</button></p>
    </form>`,
  );
}

export function refusalPage(problem: string): string {
  return page('Something is wrong', `<p>${html(problem)}</p><p>Nothing was connected.</p>`);
}

function page(title: string, content: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title} · Practice Xero</title><style>
:root{color-scheme:light dark;font:15px/1.5 system-ui,sans-serif}
body{margin:0;display:grid;place-items:center;min-height:100vh;background:light-dark(#eef1f4,#15181c)}
main{box-sizing:border-box;background:light-dark(#fff,#1f242a);padding:24px 28px;border-radius:10px;width:min(92vw,420px);box-shadow:0 2px 16px #0002}
.banner{margin:-24px -28px 16px;padding:8px 28px;background:#7a4b00;color:#fff;border-radius:10px 10px 0 0;font-size:13px}
fieldset{border:1px solid light-dark(#ccd3da,#3a424b);border-radius:6px;margin:0 0 12px}
.choice{display:flex;gap:10px;align-items:flex-start;padding:6px 0;min-height:24px}
small{color:light-dark(#55606b,#a3adb8)} .buttons{display:flex;gap:8px;margin-bottom:0}
button,select{font:inherit;padding:8px 14px;border-radius:6px;border:1px solid light-dark(#b5bec8,#4a545f);background:transparent;color:inherit;cursor:pointer}
.main{background:#1b63c6;border-color:#1b63c6;color:#fff}</style></head>
<body><main><div class="banner">Practice Xero. This is not Xero: nothing here is real.</div><h1 style="font-size:20px">${title}</h1>
${content}</main></body></html>`;
}

function html(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
