/** What people do at our screens with customers who are there already: a new number, a new name. */
import type { Chance } from './chance.ts';
import type { Stage } from './stage.ts';
import type { Story } from './story.ts';

export type CustomersHere = { changeCustomer(): Promise<void> };

export function createCustomersHere({ people }: Stage, story: Story, chance: Chance): CustomersHere {
  return {
    async changeCustomer() {
      const customer = chance.pick(story.customers);
      if (customer === undefined) return;
      // A word that nobody else writes: where it stands in the books, this very change has arrived.
      const phone = `sim-phone-${story.next()}`;
      const change = chance.happens(0.3) ? { phone, city: `Sample City ${story.next()}` } : { phone };
      await people.press('PATCH', `/api/v1/companies/${customer.companyId}`, change);
    },
  };
}
