/** Where each card of the reports' home leads: by the card's id, as the API names it. */
export const reportPlaces = {
  agedReceivables: '/reports/aged',
} as const;
