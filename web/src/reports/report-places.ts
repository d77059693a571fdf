/** Where each card of the reports' home leads: by the card's id, as the API names it. */
export const reportPlaces = {
  agedReceivables: '/reports/aged',
  profitAndLoss: '/reports/profit-and-loss',
  sales: '/reports/sales',
  unpaidJobs: '/reports/unpaid-jobs',
  daysToPay: '/reports/days-to-pay',
  bothSides: '/reports/both-sides',
} as const;
