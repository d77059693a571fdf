/** What the sample apparel decorator sells, by category. */

export type SampleProduct = {
  readonly code: string;
  readonly name: string;
  readonly category: string;
  readonly unitPrice: string;
};

export const sampleProducts: readonly SampleProduct[] = [
  { code: 'TEE', name: 'T-shirt, printed one side', category: 'Screen printing', unitPrice: '11.40' },
  { code: 'TEE2', name: 'T-shirt, printed two sides', category: 'Screen printing', unitPrice: '14.90' },
  { code: 'TOTE', name: 'Cotton tote bag, printed', category: 'Screen printing', unitPrice: '6.25' },
  { code: 'HOODP', name: 'Hoodie, printed one side', category: 'Screen printing', unitPrice: '34.50' },
  { code: 'VEST', name: 'Hi-vis vest, printed', category: 'Screen printing', unitPrice: '12.95' },
  { code: 'POLO', name: 'Polo shirt, embroidered', category: 'Embroidery', unitPrice: '21.50' },
  { code: 'CAP', name: 'Cap, embroidered', category: 'Embroidery', unitPrice: '13.75' },
  { code: 'BEANIE', name: 'Beanie, embroidered', category: 'Embroidery', unitPrice: '15.20' },
  { code: 'JACKET', name: 'Softshell jacket, embroidered', category: 'Embroidery', unitPrice: '64.00' },
  { code: 'APRON', name: 'Apron, embroidered', category: 'Embroidery', unitPrice: '22.80' },
  { code: 'HOOD', name: 'Hoodie, blank', category: 'Blank garments', unitPrice: '28.00' },
  { code: 'SCREEN', name: 'Screen set-up, each colour', category: 'Set-up and artwork', unitPrice: '35.00' },
  { code: 'DIGI', name: 'Digitising a logo', category: 'Set-up and artwork', unitPrice: '49.00' },
];

export type SampleLine = {
  readonly code: string;
  readonly quantity: string;
  /** In percent. */
  readonly discountRate: string;
};

/** `TEE 140 5, SCREEN 2`: product code, quantity and, where there is one, the discount in percent. */
export function sampleLines(text: string): readonly SampleLine[] {
  return text.split(', ').map((line) => {
    const [code = '', quantity = '1', discountRate = '0'] = line.split(' ');
    return { code, quantity, discountRate };
  });
}
