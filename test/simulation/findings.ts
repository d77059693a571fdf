/** What a seed came to: everything that is not as it should be, in four kinds. */

export type Finding = {
  readonly kind: 'duplicates' | 'lost' | 'mismatched' | 'stuck';
  /** What it is about: an invoice's reference, a contact's name, an operation. */
  readonly subject: string;
  /** What differs, both values in words. */
  readonly says: string;
};

export type Tally = Readonly<Record<Finding['kind'], number>>;

export function tallyOf(findings: readonly Finding[]): Tally {
  const count = (kind: Finding['kind']) => findings.filter((finding) => finding.kind === kind).length;
  return {
    duplicates: count('duplicates'),
    lost: count('lost'),
    mismatched: count('mismatched'),
    stuck: count('stuck'),
  };
}
