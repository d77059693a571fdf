/** Writes of one or many elements: `summarizeErrors` both ways, with the valid ones kept even when the answer is a 400. */

import { echoOf } from './echo.ts';
import { type Answer, noDataProcessed, RequestRefused, validationException } from './errors.ts';
import { EMPTY_ID, elementsOf } from './fields.ts';
import { type Call, listAnswer } from './operation.ts';
import type { Received, Wire, WireObject } from './wire.ts';

/** What became of one element. */
export type Outcome =
  | { readonly ok: true; readonly view: WireObject; readonly warnings?: readonly string[] }
  | { readonly ok: false; readonly problems: readonly string[] };

export interface BatchShape {
  /** The list's name in the body and in the answer. */
  readonly plural: string;
  /** The id that an element which was not created echoes as zeros; some nouns have none. */
  readonly idField?: string;
  /** Absent for nouns that are not flagged: their list of errors says enough. */
  readonly errorFlag?: 'HasErrors' | 'HasValidationErrors';
}

export const refused = (...problems: readonly string[]): Outcome => ({ ok: false, problems });

/**
 * Runs `write` for each element; a refused one leaves no trace, the others stay whatever the answer's status
 * (observed: xero-ruby#247, and Xero's staff on the same).
 */
export function writeBatch(call: Call, shape: BatchShape, write: (element: Received) => Outcome): Answer {
  const elements = elementsOf(call.body, shape.plural);
  if (elements.length === 0) throw new RequestRefused(noDataProcessed());
  const outcomes = elements.map((element) => ({ element, outcome: attempt(call, () => write(element)) }));
  const failed = outcomes.filter(({ outcome }) => !outcome.ok);
  if (isSummarised(call)) {
    if (failed.length > 0)
      return validationException(failed.map((each) => echo(shape, each.element, each.outcome)));
    return listAnswer(
      call,
      shape.plural,
      outcomes.map(({ outcome }) => plainView(outcome)),
    );
  }
  return listAnswer(
    call,
    shape.plural,
    outcomes.map((each) => labelledView(shape, each.element, each.outcome)),
  );
}

/** Omitted means true, whatever the OpenAPI file says. */
const isSummarised = (call: Call): boolean => call.query.get('summarizeErrors')?.toLowerCase() !== 'false';

function attempt(call: Call, write: () => Outcome): Outcome {
  return call.ledger.world.store.attempt(() => {
    const result = write();
    return { keep: result.ok, result };
  });
}

function plainView(outcome: Outcome): WireObject {
  if (!outcome.ok) return {};
  return outcome.warnings?.length ? { ...outcome.view, Warnings: messages(outcome.warnings) } : outcome.view;
}

function labelledView(shape: BatchShape, element: Received, outcome: Outcome): WireObject {
  if (!outcome.ok) return { ...echo(shape, element, outcome), StatusAttributeString: 'ERROR' };
  const status = outcome.warnings?.length ? 'WARNING' : 'OK';
  return { ...plainView(outcome), StatusAttributeString: status };
}

function echo({ idField, errorFlag }: BatchShape, element: Received, outcome: Outcome): WireObject {
  return {
    ...(idField && { [idField]: EMPTY_ID }),
    ...echoOf(element),
    ...(errorFlag && { [errorFlag]: true }),
    ValidationErrors: outcome.ok ? [] : messages(outcome.problems),
  };
}

const messages = (texts: readonly string[]): Wire => texts.map((Message) => ({ Message }));
