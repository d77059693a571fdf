/** What a person does with what invoices choose from: tracking categories, branding themes, rates of tax. */

import { type Act, no, yes } from './act.ts';
import type { Books } from './books.ts';
import type { TrackingCategoryRecord } from './records.ts';

type CatalogueActs = Pick<
  Books,
  'setTrackingCategoryStatus' | 'setTrackingOptionStatus' | 'removeBrandingTheme' | 'changeTaxRate'
>;

export function catalogueActs(act: Act): CatalogueActs {
  const onCategory = (
    { tenantId, trackingCategoryId }: { readonly tenantId: string; readonly trackingCategoryId: string },
    change: (category: TrackingCategoryRecord) => TrackingCategoryRecord,
  ) =>
    act(tenantId, ({ tables }) => {
      const category = tables.trackingCategories.get(trackingCategoryId);
      if (!category) return no<TrackingCategoryRecord>('There is no such tracking category.');
      const saved = change(category);
      tables.trackingCategories.put(trackingCategoryId, saved);
      return yes(saved);
    });
  return {
    setTrackingCategoryStatus: (what) =>
      onCategory(what, (category) => ({ ...category, status: what.status })),
    setTrackingOptionStatus: (what) =>
      onCategory(what, (category) => ({
        ...category,
        options: category.options.map((option) =>
          option.trackingOptionId === what.trackingOptionId ? { ...option, status: what.status } : option,
        ),
      })),
    removeBrandingTheme: ({ tenantId, brandingThemeId }) =>
      act(tenantId, ({ tables }) => {
        const theme = tables.brandingThemes.get(brandingThemeId);
        if (!theme) return no('There is no such branding theme.');
        tables.brandingThemes.remove(brandingThemeId);
        return yes(theme);
      }),
    changeTaxRate: ({ tenantId, taxType, rate }) =>
      act(tenantId, ({ tables }) => {
        const held = tables.taxRates.get(taxType);
        const [first] = held?.components ?? [];
        if (!held || !first || !/^\d{1,3}(\.\d{1,4})?$/.test(rate)) return no('There is no such tax rate.');
        const saved = { ...held, components: [{ ...first, rate }] };
        tables.taxRates.put(taxType, saved);
        return yes(saved);
      }),
  };
}
