/** The frame of the pages on which the sample user lets the app into the books. */

export function consentFrame(ledger: string, title: string, content: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title} · Practice ${ledger}</title><style>
:root{color-scheme:light dark;font:15px/1.5 system-ui,sans-serif}
body{margin:0;display:grid;place-items:center;min-height:100vh;background:light-dark(#eef1f4,#15181c)}
main{box-sizing:border-box;background:light-dark(#fff,#1f242a);padding:24px 28px;border-radius:10px;width:min(92vw,420px);box-shadow:0 2px 16px #0002}
.banner{margin:-24px -28px 16px;padding:8px 28px;background:#7a4b00;color:#fff;border-radius:10px 10px 0 0;font-size:13px}
fieldset{border:1px solid light-dark(#ccd3da,#3a424b);border-radius:6px;margin:0 0 12px}
.choice{display:flex;gap:10px;align-items:flex-start;padding:6px 0;min-height:24px}
small{color:light-dark(#55606b,#a3adb8)} .buttons{display:flex;gap:8px;margin-bottom:0}
button,select{font:inherit;padding:8px 14px;border-radius:6px;border:1px solid light-dark(#b5bec8,#4a545f);background:transparent;color:inherit;cursor:pointer}
.main{background:#1b63c6;border-color:#1b63c6;color:#fff}</style></head>
<body><main><div class="banner">Practice ${ledger}. This is not ${ledger}: nothing here is real.</div><h1 style="font-size:20px">${title}</h1>
${content}</main></body></html>`;
}

/** The query's parts as hidden fields, so that the form sends them on. */
export const hiddenFields = (query: URLSearchParams): string =>
  [...query]
    .map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`)
    .join('\n');

/** What the app asks for, to be opened by who wants to know. */
export function askedScopes(query: URLSearchParams): string {
  const scopes = (query.get('scope') ?? '').split(' ').map((scope) => `<li>${escaped(scope)}</li>`);
  return `<details><summary>What it asks for</summary><ul>${scopes.join('')}</ul></details>`;
}

export const CONSENT_BUTTONS = `<p class="buttons"><button name="decision" value="allow" class="main">Allow access</button>
      <button name="decision" value="cancel">Cancel</button></p>`;

export const refusalContent = (problem: string): string =>
  `<p>${escaped(problem)}</p><p>Nothing was connected.</p>`;

export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
