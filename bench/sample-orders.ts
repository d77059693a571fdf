/** The invoices that every contender carries: plainly sample data, the same for each, made from a count alone. */

export type SampleCustomer = { readonly id: string; readonly name: string; readonly email: string };

export type SampleOrder = {
  readonly number: string;
  readonly customer: SampleCustomer;
  readonly lines: readonly {
    readonly description: string;
    readonly quantity: string;
    readonly unitPrice: string;
  }[];
};

export type SampleOrders = {
  readonly customers: readonly SampleCustomer[];
  readonly orders: readonly SampleOrder[];
};

/** `prefix` tells runs apart where they share one ledger. Customers take turns; invoices have one to four lines. */
export function sampleOrders(count: number, customerCount: number, prefix: string): SampleOrders {
  const customers = Array.from({ length: customerCount }, (_, index) => ({
    id: `${prefix}-C${index + 1}`,
    name: `Sample Customer ${prefix} ${index + 1}`,
    email: `customer${index + 1}.${prefix.toLowerCase()}@sample.example`,
  }));
  const orders = Array.from({ length: count }, (_, index) => ({
    number: `${prefix}-${String(index + 1).padStart(6, '0')}`,
    // Every customer has at least one: the modulo walks through all of them.
    customer: customers[index % customers.length] as SampleCustomer,
    lines: Array.from({ length: 1 + (index % 4) }, (_, line) => ({
      description: `Sample shirts, print ${line + 1}`,
      quantity: String(1 + ((index * 7 + line) % 25)),
      unitPrice: `${10 + (index % 15)}.${String((index * 37 + line * 11) % 100).padStart(2, '0')}`,
    })),
  }));
  return { customers, orders };
}

export const issueDate = '2026-11-01';
export const dueDate = '2199-01-01';

/** As the customers' import takes them. */
export function customersCsv({ customers }: SampleOrders): string {
  return csv([
    ['CustomerId', 'Company', 'Email', 'FirstName', 'LastName'],
    ...customers.map(({ id, name, email }) => [id, name, email, 'Sam', 'Sample']),
  ]);
}

/** As the invoices' import takes them: one row a line. */
export function ordersCsv({ orders }: SampleOrders): string {
  return csv([
    ['InvoiceNumber', 'InvoiceDate', 'DueDate', 'CustomerId', 'Description', 'Quantity', 'UnitPrice'],
    ...orders.flatMap(({ number, customer, lines }) =>
      lines.map((line) => [
        number,
        issueDate,
        dueDate,
        customer.id,
        line.description,
        line.quantity,
        line.unitPrice,
      ]),
    ),
  ]);
}

// None of the values above holds a comma's enemy: quotes only around those with a comma.
function csv(rows: readonly (readonly string[])[]): string {
  return rows
    .map((row) => row.map((value) => (value.includes(',') ? `"${value}"` : value)).join(','))
    .join('\n');
}
