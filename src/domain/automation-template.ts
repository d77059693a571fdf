/** Texts with places in them that are filled for each record: `{{customer.name}}`. */

/** `sample`: what stands there while no record is chosen. */
export const placeholders = [
  { name: 'customer.name', label: 'Customer’s name', sample: 'Sample Rowing Club' },
  { name: 'customer.firstName', label: 'Customer’s first name', sample: 'Sam' },
  { name: 'invoice.number', label: 'Invoice number', sample: 'INV-0001' },
  { name: 'invoice.total', label: 'Invoice total', sample: 'USD 120.00' },
  { name: 'invoice.owing', label: 'Still owing', sample: 'USD 60.00' },
  { name: 'invoice.dueDate', label: 'Due date', sample: '2026-01-31' },
  { name: 'invoice.link', label: 'Link to the invoice', sample: 'https://invoice.sample.example' },
  { name: 'record.number', label: 'Record number', sample: 'J-1001' },
  { name: 'record.title', label: 'Record title', sample: 'Sample shirts' },
  { name: 'record.total', label: 'Record total', sample: 'USD 480.00' },
  { name: 'record.stage', label: 'Record stage', sample: 'In production' },
  { name: 'workspace.name', label: 'Your business', sample: 'Sample Prints' },
] as const;

export type PlaceholderName = (typeof placeholders)[number]['name'];
export type PlaceholderValues = { readonly [Name in PlaceholderName]?: string | null };

/** A place whose value nobody knows is left empty: a customer must never read braces. */
export function fillTemplate(text: string, values: PlaceholderValues): string {
  return text.replace(place, (_, name: string) => (isPlaceholder(name) ? (values[name] ?? '') : ''));
}

/** Names between braces that mean nothing, each once. */
export function unknownPlaceholders(text: string): readonly string[] {
  const named = [...text.matchAll(place)].map(([, name = '']) => name);
  return [...new Set(named)].filter((name) => !isPlaceholder(name));
}

const place = /\{\{\s*([^{}]*?)\s*\}\}/g;

function isPlaceholder(name: string): name is PlaceholderName {
  return placeholders.some((one) => one.name === name);
}
