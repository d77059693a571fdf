/** What a line costs, as QuickBooks can hold it: without a discount and without the tax. Pure, there and back. */
import Big from 'big.js';

/** As we mean it. Decimal strings; the tax rate in percent, where the price contains it. */
export type Pricing = {
  readonly quantity: string;
  readonly unitPrice: string;
  readonly discountRate: string;
};

/** As QuickBooks holds it: `amount` is quantity times price, to the cent. */
export type HeldPricing = {
  readonly quantity: Big;
  readonly unitPrice: Big;
  readonly amount: Big;
  /** With its tax, where prices contain it; otherwise the amount itself. */
  readonly shownAmount: Big;
  /** Behind the description: what the two figures do not say. Empty where they say all. */
  readonly remark: string;
};

/** Decimals that QuickBooks keeps of a price. Source: developer.intuit.com, amounts are of the form 10.5. */
const PRICE_PLACES = 5;

/**
 * QuickBooks knows no discount on a line, and its prices are without tax whatever people see: so the price that goes out
 * is the one that comes to the same cent, or, where none does, the line goes out as one piece. What we meant is said behind
 * the description, for people and for `pricingIn`.
 * @param containedRate percent of tax within the price; null: none
 */
export function heldPricing(line: Pricing, containedRate: string | null): HeldPricing {
  const shownAmount = amountOf(line);
  const amount =
    containedRate === null
      ? shownAmount
      : shownAmount.div(new Big(containedRate).div(100).plus(1)).round(2, Big.roundHalfUp);
  const figures = figuresFor(line, amount);
  const isSaid = isSame(line, { ...plainPricing(figures, amount, shownAmount), discountRate: '0' });
  return { ...figures, amount, shownAmount, remark: isSaid ? '' : remarkOf(line, figures) };
}

/** The parts of a line as it stands there: what we meant, where a remark says it and it still comes to the amount. */
export function pricingIn(
  description: string,
  held: {
    readonly quantity: string | null;
    readonly unitPrice: string | null;
    readonly amount: string;
    readonly shownAmount: string;
  },
): Pricing & { readonly description: string } {
  const quantity = new Big(held.quantity ?? '1');
  const found = remark.exec(description)?.groups;
  if (found !== undefined) {
    const said = {
      quantity: found.count ?? quantity.toFixed(),
      unitPrice: found.price ?? found.before ?? '0',
      discountRate: found.off ?? found.percent ?? '0',
    };
    if (amountOf(said).eq(held.shownAmount)) return { ...said, description: description.replace(remark, '') };
  }
  const unitPrice = held.unitPrice === null ? null : new Big(held.unitPrice);
  const plain = plainPricing(
    { quantity, unitPrice: unitPrice ?? priceFor(new Big(held.amount), quantity) },
    new Big(held.amount),
    new Big(held.shownAmount),
  );
  return { ...plain, discountRate: '0', description };
}

// "(10% off 20.00)", "(3 × 20.00)" or "(3 × 20.00, 10% off)", at the very end.
const figure = String.raw`-?\d+(?:\.\d+)?`;
const remark = new RegExp(
  String.raw`(?:^| )\((?:(?<percent>${figure})% off (?<before>${figure})|(?<count>${figure}) × (?<price>${figure})(?:, (?<off>${figure})% off)?)\)$`,
);

function remarkOf(line: Pricing, { quantity }: { readonly quantity: Big }): string {
  const isDiscounted = !new Big(line.discountRate).eq(0);
  if (isDiscounted && quantity.eq(line.quantity)) return `(${line.discountRate}% off ${line.unitPrice})`;
  return `(${line.quantity} × ${line.unitPrice}${isDiscounted ? `, ${line.discountRate}% off` : ''})`;
}

function amountOf({ quantity, unitPrice, discountRate }: Pricing): Big {
  return new Big(quantity)
    .times(unitPrice)
    .times(new Big(100).minus(discountRate))
    .div(100)
    .round(2, Big.roundHalfUp);
}

function figuresFor(line: Pricing, amount: Big): { readonly quantity: Big; readonly unitPrice: Big } {
  const quantity = new Big(line.quantity);
  const discounted = new Big(line.unitPrice).times(new Big(100).minus(line.discountRate)).div(100);
  const prices = [discounted.round(PRICE_PLACES, Big.roundHalfUp), priceFor(amount, quantity)];
  const unitPrice = prices.find((price) => price.times(quantity).round(2, Big.roundHalfUp).eq(amount));
  return unitPrice === undefined ? { quantity: new Big(1), unitPrice: amount } : { quantity, unitPrice };
}

function priceFor(amount: Big, quantity: Big): Big {
  return quantity.eq(0) ? new Big(0) : amount.div(quantity).round(PRICE_PLACES, Big.roundHalfUp);
}

/** Without a remark: the price as it stands, or, where people see one with tax, the one that makes what they see. */
function plainPricing(
  { quantity, unitPrice }: { readonly quantity: Big; readonly unitPrice: Big },
  amount: Big,
  shownAmount: Big,
): Omit<Pricing, 'discountRate'> {
  const shown = amount.eq(shownAmount) ? unitPrice : priceFor(shownAmount, quantity);
  return { quantity: quantity.toFixed(), unitPrice: shown.toFixed() };
}

function isSame(one: Pricing, other: Pricing): boolean {
  return (['quantity', 'unitPrice', 'discountRate'] as const).every((part) =>
    new Big(one[part]).eq(other[part]),
  );
}
