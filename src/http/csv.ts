/** CSV for spreadsheets: UTF-8 with its mark, and nothing that a spreadsheet would run as a formula. */

export function csvOf(lines: readonly (readonly string[])[]): string {
  // The mark at the start tells Excel that this is UTF-8.
  return `\uFEFF${lines.map((line) => line.map(quoted).join(',')).join('\r\n')}\r\n`;
}

function quoted(value: string): string {
  const isNumber = /^-?\d+(\.\d+)?$/.test(value);
  const safe = !isNumber && /^\s*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
