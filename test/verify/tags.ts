/**
 * Books of one's own within books that others use too: on the wire each name, number and mark that a test gives ends in
 * the test's tag, and the tag is taken off what comes back. What other tests made keeps theirs, so it is never mistaken.
 */

/** A tag for each test of a run, beginning with what all of the run have in common. */
export const tagOf = (runTag: string, test: number): string => `${runTag}${String(test).padStart(3, '0')}`;

/** Once the running test's own tag is off: did another test, of this run or an earlier one, give it? */
export const isAnothers = (text: string): boolean => /-cfv[0-9a-z]{6}\d{3}$/.test(text);

/** What came back, as the test wrote it. */
export const untag = (text: string, tag: string): string => text.replaceAll(tag, '');
