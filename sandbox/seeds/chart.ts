/** The chart of accounts that every practice organisation starts with. */

interface Extra {
  readonly system?: string;
  readonly takesPayments?: boolean;
  readonly isArchived?: boolean;
}

export const CHART: readonly (readonly [
  code: string,
  name: string,
  type: string,
  tax: 'sales' | 'purchases' | 'none',
  extra?: Extra,
])[] = [
  ['090', 'Business Bank Account', 'BANK', 'none'],
  ['091', 'Business Savings Account', 'BANK', 'none'],
  ['200', 'Sales', 'REVENUE', 'sales'],
  ['210', 'Sales - Embroidery', 'REVENUE', 'sales'],
  ['220', 'Sales - Screen Printing', 'REVENUE', 'sales'],
  ['230', 'Sales - Freight', 'REVENUE', 'sales'],
  ['240', 'Sales - Old Catalogue', 'REVENUE', 'sales', { isArchived: true }],
  ['260', 'Other Revenue', 'REVENUE', 'sales'],
  ['270', 'Interest Income', 'OTHERINCOME', 'none'],
  ['310', 'Cost of Goods Sold', 'DIRECTCOSTS', 'purchases'],
  ['320', 'Blank Garments', 'DIRECTCOSTS', 'purchases'],
  ['325', 'Inks and Thread', 'DIRECTCOSTS', 'purchases'],
  ['400', 'Advertising', 'EXPENSE', 'purchases'],
  ['404', 'Bank Fees', 'EXPENSE', 'none'],
  ['408', 'Cleaning', 'EXPENSE', 'purchases'],
  ['412', 'Consulting and Accounting', 'EXPENSE', 'purchases'],
  ['416', 'Depreciation', 'DEPRECIATN', 'none'],
  ['420', 'Entertainment', 'EXPENSE', 'none'],
  ['425', 'Freight and Courier', 'EXPENSE', 'purchases'],
  ['429', 'General Expenses', 'EXPENSE', 'purchases'],
  ['433', 'Insurance', 'EXPENSE', 'purchases'],
  ['445', 'Light, Power, Heating', 'EXPENSE', 'purchases'],
  ['453', 'Office Expenses', 'EXPENSE', 'purchases'],
  ['461', 'Printing and Stationery', 'EXPENSE', 'purchases'],
  ['469', 'Rent', 'OVERHEADS', 'purchases'],
  ['473', 'Repairs and Maintenance', 'EXPENSE', 'purchases'],
  ['477', 'Wages and Salaries', 'EXPENSE', 'none'],
  ['489', 'Telephone and Internet', 'EXPENSE', 'purchases'],
  ['610', 'Accounts Receivable', 'CURRENT', 'none', { system: 'DEBTORS' }],
  ['620', 'Prepayments', 'CURRENT', 'none'],
  ['630', 'Inventory', 'INVENTORY', 'none'],
  ['710', 'Office Equipment', 'FIXED', 'purchases'],
  ['800', 'Accounts Payable', 'CURRLIAB', 'none', { system: 'CREDITORS' }],
  ['805', 'Customer Deposits', 'CURRLIAB', 'none', { takesPayments: true }],
  ['820', 'Sales Tax', 'CURRLIAB', 'none', { system: 'GST' }],
  ['840', 'Historical Adjustment', 'CURRLIAB', 'none', { system: 'HISTORICAL' }],
  ['860', 'Rounding', 'CURRLIAB', 'none', { system: 'ROUNDING' }],
  ['880', 'Owner Drawings', 'EQUITY', 'none', { takesPayments: true }],
  ['960', 'Retained Earnings', 'EQUITY', 'none', { system: 'RETAINEDEARNINGS' }],
  ['970', 'Owner Funds Introduced', 'EQUITY', 'none', { takesPayments: true }],
];
