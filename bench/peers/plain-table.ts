/** The peer of the board: the same jobs, read from the same API, in a plain HTML table with a filter and sorting. */
import type { Visit } from '../browser/open-desk.ts';

/** At this address of the desk, so that it is signed in there. */
export const plainTablePath = '/plain-table';

export async function servePlainTable({ page }: Visit): Promise<void> {
  await page.route(`**${plainTablePath}`, (route) =>
    route.fulfill({ contentType: 'text/html', body: document }),
  );
}

const document = `<!doctype html><meta charset="utf-8"><title>Plain table</title>
<style>
  body { margin: 0; font: 13px system-ui } #plain-table { height: 90vh; overflow: auto }
  td, th { padding: 8px; border-bottom: 1px solid #ddd; text-align: left; white-space: nowrap }
</style>
<input placeholder="Quick filter">
<div id="plain-table"><table><thead><tr></tr></thead><tbody></tbody></table></div>
<script type="module">
  const columns = [['Number', 'number'], ['Title', 'title'], ['Company', 'companyName'], ['Stage', 'stageName'],
    ['Assignee', 'assigneeName'], ['Start', 'startOn'], ['Due', 'dueOn']];
  const body = document.querySelector('tbody');
  const rows = [];
  for (let cursor = null, more = true; more; ) {
    const page = await (await fetch('/api/v1/jobs?limit=5000' + (cursor ? '&cursor=' + cursor : ''))).json();
    rows.push(...page.items);
    cursor = page.nextCursor;
    more = Boolean(cursor);
  }
  const lines = rows.map((row) => {
    const line = document.createElement('tr');
    for (const [, field] of columns) line.append(Object.assign(document.createElement('td'), { textContent: row[field] ?? '' }));
    return { row, line, text: columns.map(([, field]) => row[field] ?? '').join(' ').toLowerCase() };
  });
  let sorted = lines, wanted = '', ascending = false;
  const draw = () => body.replaceChildren(...sorted.filter(({ text }) => text.includes(wanted)).map(({ line }) => line));
  document.querySelector('input').addEventListener('input', (event) => { wanted = event.target.value.toLowerCase(); draw(); });
  for (const [name, field] of columns) {
    const head = Object.assign(document.createElement('th'), { textContent: name });
    head.addEventListener('click', () => {
      ascending = !ascending;
      const sign = ascending ? 1 : -1;
      sorted = lines.toSorted((one, other) => sign * String(one.row[field] ?? '').localeCompare(String(other.row[field] ?? '')));
      draw();
    });
    document.querySelector('thead tr').append(head);
  }
  draw();
</script>`;
