/** What QuickBooks says when something goes wrong: its service in one envelope, the gateway before it in another. */
import { type FaultAnswers, jsonAnswer, pageAnswer, textAnswer } from '../fault-answers.ts';

const throttled =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><IntuitResponse xmlns="http://schema.intuit.com/finance/v3"><Fault type="SERVICE"><Error code="3001"><Message>message=ThrottleExceeded; errorCode=003001; statusCode=429</Message><Detail>The request limit was reached.  Try again later</Detail></Error></Fault></IntuitResponse>';

export const quickbooksFaultAnswers: FaultAnswers = {
  internalError: jsonAnswer(500, {
    Fault: {
      Error: [
        {
          Message: 'An application error has occurred while processing your request',
          Detail: 'System Failure Error: null',
          code: '10000',
        },
      ],
      type: 'SystemFault',
    },
  }),
  busy: pageAnswer(503, 'Service Unavailable'),
  tokenExpired: jsonAnswer(401, {
    fault: {
      error: [
        {
          message: 'message=AuthenticationFailed; errorCode=003200; statusCode=401',
          detail: 'Token expired',
          code: '3200',
          element: null,
        },
      ],
      type: 'AUTHENTICATION',
    },
  }),
  // It tells no limits apart and names no time, and answers in XML whatever was asked for.
  tooMany: () => textAnswer(429, { 'content-type': 'application/xml' }, throttled),
};
