/** The accounts, items and tax rates a person chose lately, kept in this browser. */

const most = 5;

export function recentCodes(kind: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(kind)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((code) => typeof code === 'string') : [];
  } catch {
    // A browser may forbid storage; the lists then merely have no recent part.
    return [];
  }
}

export function remember(kind: string, code: string): void {
  const codes = [code, ...recentCodes(kind).filter((other) => other !== code)].slice(0, most);
  try {
    localStorage.setItem(keyOf(kind), JSON.stringify(codes));
  } catch {
    // As above.
  }
}

function keyOf(kind: string): string {
  return `counterfoil.recent.${kind}`;
}
