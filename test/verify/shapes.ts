/** The shape of JSON answers: which keys an endpoint's answers hold, and what one ledger says that the other does not. */

/** `PUT /Invoices` → `Invoices[].LineItems[].TaxAmount`, … */
export type Shapes = Map<string, Set<string>>;
export type WrittenShapes = Readonly<Record<string, readonly string[]>>;

/** @param name of the endpoint that gave it */
export function noteShape(shapes: Shapes, name: string, answer: unknown): void {
  const paths = shapes.get(name) ?? new Set();
  shapes.set(name, paths);
  notePaths(answer, '', paths);
}

export const writeShapes = (shapes: Shapes): WrittenShapes =>
  Object.fromEntries([...shapes].map(([name, paths]) => [name, [...paths].sort()]));

export type ShapeDifference = {
  readonly endpoint: string;
  readonly onlyPractice: readonly string[];
  readonly onlyLedger: readonly string[];
};

/** Of the endpoints that both answered. Below a key that one alone has, nothing more is listed. */
export function shapeDifferences(practice: WrittenShapes, ledger: WrittenShapes): readonly ShapeDifference[] {
  return Object.keys(practice)
    .filter((endpoint) => ledger[endpoint] !== undefined)
    .sort()
    .map((endpoint) => ({
      endpoint,
      onlyPractice: missingFrom(ledger[endpoint] ?? [], practice[endpoint] ?? []),
      onlyLedger: missingFrom(practice[endpoint] ?? [], ledger[endpoint] ?? []),
    }))
    .filter(({ onlyPractice, onlyLedger }) => onlyPractice.length + onlyLedger.length > 0);
}

function missingFrom(held: readonly string[], asked: readonly string[]): readonly string[] {
  const known = new Set(held);
  const missing = asked.filter((path) => !known.has(path));
  return missing.filter((path) => !missing.some((above) => isBelow(path, above)));
}

const isBelow = (path: string, above: string): boolean =>
  path.startsWith(`${above}.`) || path.startsWith(`${above}[]`);

function notePaths(value: unknown, at: string, paths: Set<string>): void {
  if (Array.isArray(value)) {
    for (const each of value) notePaths(each, `${at}[]`, paths);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, held] of Object.entries(value)) {
    const path = at === '' ? key : `${at}.${key}`;
    paths.add(path);
    notePaths(held, path, paths);
  }
}
