/** Which product category an invoice's line counts in: its own, or else that of what is sold. */
import { sql } from 'kysely';

/** Of `line`, where `joinLineProduct` is joined. */
export const lineCategory = sql<string | null>`coalesce(line.category_id, product.category_id)`;

export function joinLineProduct(workspaceId: string) {
  return sql`left join products as product on product.workspace_id = ${workspaceId} and product.id = line.product_id`;
}
