/** The currencies that the organisation deals in. */

import { z } from 'zod';
import { form } from './form.ts';
import { type Html, html, live } from './html.ts';
import { act, type Page, type Visit } from './practice.ts';
import { typedText } from './typed.ts';
import { plain } from './words.ts';

const currencyForm = z.object({ code: typedText.transform((code) => code.toUpperCase()) });

export const currenciesPage: Page = {
  path: '/currencies',
  tab: 'currencies',
  view: (visit) => ({
    title: 'Currencies',
    content: html`<h1>Currencies</h1><div class="two"><div>${live('currencies', list(visit))}</div>
<aside aria-label="What you can do">${live('acts', enableSection(visit))}</aside></div>`,
  }),
  acts: {
    'enable-currency': act('The currency is enabled.', currencyForm, ({ practice, organisation }, { code }) =>
      practice.books.enableCurrency({ tenantId: organisation.tenantId, code }),
    ),
  },
};

function list({ practice, organisation }: Visit): Html {
  const { baseCurrency } = organisation;
  const rows = practice.books.listCurrencies(organisation).map(
    ({ code, description, dayRate }) => html`<tr><th scope="row">${code}</th><td>${description}</td>
<td class="figure">${code === baseCurrency ? 'the books’ own' : plain(dayRate)}</td></tr>`,
  );
  return html`<table><thead><tr><th scope="col">Code</th><th scope="col">Currency</th>
<th scope="col" class="figure">For 1 ${baseCurrency} today (made up)</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function enableSection({ forms }: Visit): Html {
  const fields = form(forms, {
    act: 'enable-currency',
    button: 'Enable',
    look: 'main',
    fields: (field) =>
      field.text({
        name: 'code',
        label: 'Code',
        longest: 3,
        hint: 'Three letters, such as EUR, GBP, JPY or SGD',
      }),
  });
  return html`<section class="panel"><h2>Enable a currency</h2>${fields}</section>`;
}
