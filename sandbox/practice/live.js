/** Keeps the page in step with the books, and never touches what a person is typing. */

const EVERY_MS = 1500;
const NEWS_MS = 8000;
const note = document.getElementById('note');

/** What the server last said about each part, without the marks that differ each time. */
const known = new Map(parts(document).map((part) => [part.dataset.live, said(part)]));
let tag = '';
let latest;
let silence;

forgetWhatWasDone();
if (known.size > 0) look();

async function look() {
  if (!document.hidden) await ask();
  setTimeout(look, EVERY_MS);
}

async function ask() {
  try {
    const headers = { 'If-None-Match': tag };
    const answer = await fetch(location.pathname + location.search, { headers, cache: 'no-store' });
    if (answer.status === 200) {
      tag = answer.headers.get('ETag') ?? '';
      latest = new DOMParser().parseFromString(await answer.text(), 'text/html');
    }
    const wasStale = document.body.classList.contains('stale');
    document.body.classList.remove('stale');
    if (latest && takeOver(latest)) tell('The books have changed, and so has this page.');
    else if (wasStale) tell('The practice ledger answers again.');
  } catch {
    document.body.classList.add('stale');
    clearTimeout(silence);
    note.textContent = 'The practice ledger does not answer; what you see may be old.';
  }
}

/** Parts that somebody is busy with wait for the next round. */
function takeOver(fresh) {
  let hasChanged = false;
  const byName = new Map(parts(fresh).map((part) => [part.dataset.live, part]));
  for (const part of parts(document)) {
    const next = byName.get(part.dataset.live);
    if (!next || said(next) === known.get(part.dataset.live) || isBusy(part)) continue;
    known.set(part.dataset.live, said(next));
    replace(part, next);
    hasChanged = true;
  }
  if (hasChanged) document.title = fresh.title;
  return hasChanged;
}

function replace(part, next) {
  const before = document.activeElement;
  const place = part.contains(before) && (before.id ? `#${CSS.escape(before.id)}` : linkTo(before));
  const opened = [...part.querySelectorAll('details[open] > summary')].map(({ textContent }) => textContent);
  part.innerHTML = next.innerHTML;
  for (const summary of part.querySelectorAll('summary'))
    if (opened.includes(summary.textContent)) summary.parentElement.open = true;
  if (place) part.querySelector(place)?.focus();
}

function linkTo(element) {
  const address = element.getAttribute('href');
  return address === null ? '' : `a[href="${CSS.escape(address)}"]`;
}

function isBusy(part) {
  const active = document.activeElement;
  if (part.contains(active) && active.matches('input, select, textarea')) return true;
  return [...part.querySelectorAll('form')].some((form) => 'keep' in form.dataset || isTouched(form));
}

function isTouched(form) {
  return [...form.elements].some((field) => {
    if (field.type === 'hidden') return false;
    if (field.type === 'checkbox') return field.checked !== field.defaultChecked;
    if (field instanceof HTMLSelectElement)
      return [...field.options].some((option) => option.selected !== option.defaultSelected);
    return field instanceof HTMLInputElement && field.value !== field.defaultValue;
  });
}

function parts(page) {
  return [...page.querySelectorAll('[data-live]')];
}

function said(part) {
  return part.innerHTML.replace(/name="once" value="[^"]*"/g, '');
}

/** News, for as long as it is news. */
function tell(news) {
  note.textContent = news;
  clearTimeout(silence);
  silence = setTimeout(() => note.replaceChildren(), NEWS_MS);
}

/** So that a reload does not tell again what was done. */
function forgetWhatWasDone() {
  const address = new URL(location.href);
  if (!address.searchParams.has('done')) return;
  address.searchParams.delete('done');
  address.searchParams.delete('twice');
  history.replaceState(null, '', address);
}
