/** Forms: each names its act, is safe to press twice, and shows a refusal beside what was typed. */

import { type Html, html, type Part } from './html.ts';

/** The fields of a posted form. */
export type Sent = Readonly<Record<string, string>>;

export interface FormState {
  /** Makes a second press of the same form do nothing; each page shown has its own. */
  readonly once: string;
  readonly refusal?: { readonly why: string; readonly sent: Sent };
}

export interface FormShape {
  /** Also the form's `data-act`. */
  readonly act: string;
  /** Which of several like things it is about: an id. */
  readonly subject?: string;
  readonly button: string;
  readonly look?: 'main' | 'quiet' | 'grave';
  readonly isRow?: boolean;
  fields?(field: Fields): Part;
}

/** Every field has its label; after a refusal it holds again what was typed. */
export interface Fields {
  text(field: TextField): Html;
  select(field: SelectField): Html;
  tick(field: {
    readonly name: string;
    readonly label: Part;
    readonly isOn?: boolean;
    readonly isRequired?: boolean;
  }): Html;
}

interface TextField {
  readonly name: string;
  readonly label: string;
  readonly value?: string | undefined;
  readonly type?: 'text' | 'date' | 'email' | 'number';
  readonly isMoney?: boolean;
  readonly isOptional?: boolean;
  readonly longest?: number;
  readonly hint?: string;
}

interface SelectField {
  readonly name: string;
  readonly label: string;
  readonly value?: string | undefined;
  readonly options: readonly (readonly [value: string, word: string])[];
}

export function form(state: FormState, shape: FormShape): Html {
  const { act, subject = '', button, look = 'quiet' } = shape;
  const name = subject === '' ? act : `${act}-${subject}`;
  const refused = refusalOf(state, act, subject);
  const fields = shape.fields?.(fieldsOf(name, refused?.sent));
  return html`<form method="post" data-act="${act}" autocomplete="off" class="${shape.isRow ? 'row' : ''}"${refused ? html` data-keep` : ''}>
<input type="hidden" name="act" value="${act}"><input type="hidden" name="once" value="${state.once}">
${subject === '' ? '' : html`<input type="hidden" name="subject" value="${subject}">`}
${fields}
<button class="${look}" id="${name}-button">${button}</button>
${refused ? html`<p class="refusal" role="alert">${refused.why}</p>` : ''}
</form>`;
}

/** A form that opens when asked for, and stands open when what it sent was refused. */
export function folded(
  state: FormState,
  { act, subject = '' }: Pick<FormShape, 'act' | 'subject'>,
  summary: string,
  content: Part,
  look = '',
): Html {
  const isOpen = refusalOf(state, act, subject) !== undefined;
  return html`<details class="${look}"${isOpen ? html` open` : ''}><summary>${summary}</summary>${content}</details>`;
}

function refusalOf({ refusal }: FormState, act: string, subject: string): FormState['refusal'] {
  return refusal?.sent.act === act && (refusal.sent.subject ?? '') === subject ? refusal : undefined;
}

function fieldsOf(form: string, sent: Sent | undefined): Fields {
  return {
    text: (field) => textField(`${form}-${field.name}`, field, sent?.[field.name] ?? field.value ?? ''),
    select: (field) => selectField(`${form}-${field.name}`, field, sent?.[field.name] ?? field.value),
    tick: ({ name, label, isOn = false, isRequired = false }) => {
      const checked = sent ? sent[name] === 'yes' : isOn;
      return html`<label class="tick"><input type="checkbox" name="${name}" value="yes"${checked ? html` checked` : ''}${isRequired ? html` required` : ''}> <span>${label}</span></label>`;
    },
  };
}

function textField(id: string, field: TextField, value: string): Html {
  const { name, label, type = 'text', isMoney = false, isOptional = false, longest, hint } = field;
  const described = hint ? html` aria-describedby="${id}-hint"` : '';
  return html`<div class="field"><label for="${id}">${label}</label>
<input id="${id}" name="${name}" type="${type}" value="${value}"${isMoney ? html` inputmode="decimal" class="money"` : ''}${longest ? html` maxlength="${longest}"` : ''}${isOptional ? '' : html` required`}${described}>
${hint ? html`<small id="${id}-hint">${hint}</small>` : ''}</div>`;
}

/** One option is always marked: the script tells by it whether somebody has chosen another. */
function selectField(id: string, { name, label, options }: SelectField, value: string | undefined): Html {
  const chosen = options.some(([option]) => option === value) ? value : options[0]?.[0];
  const choices = options.map(
    ([option, word]) =>
      html`<option value="${option}"${option === chosen ? html` selected` : ''}>${word}</option>`,
  );
  return html`<div class="field"><label for="${id}">${label}</label>
<select id="${id}" name="${name}">${choices}</select></div>`;
}
