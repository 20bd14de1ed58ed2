import { codeEnum } from '@propmubi/runtime';
import { CODES, type Code } from './model/codes.js';
import type { Action } from './model/improvements.js';
import { CAPS, type CapCode } from './model/parameters.js';
import { en } from './model/sentences/en.js';
import { agreeing } from './model/sentences/phrases.js';

/** Codes mean what their English sentences say; `{…}` stands for the facts of one subject. */
const meaningsOf = <Of extends Code>(codes: readonly Of[]) =>
  Object.fromEntries(codes.map((code) => [code, agreeing(en.codes[code], {})])) as Record<Of, string>;

/** Of all models: a score that an earlier one computed is read with its own codes. */
export const TrustReasonCode = codeEnum('TrustReasonCode', 'Why a trust score is what it is.', {
  ...meaningsOf(CODES),
  DISPUTE_DISMISSED: 'A dispute about the subject was dismissed (model trust/1).',
  LISTING_CLEARED: 'A report about the listing was found groundless (model trust/1).',
  OVERDUE_NOW: 'The project is past its date and not completed (model trust/1).',
});

export const TrustCapCode = codeEnum(
  'TrustCapCode',
  'What holds a trust score down, whatever else is known.',
  meaningsOf(Object.keys(CAPS) as CapCode[]),
);

export const TrustAction = codeEnum(
  'TrustAction',
  'Something the subject can do that would raise its score.',
  Object.fromEntries(
    Object.entries(en.actions).map(([action, text]) => [
      action,
      `${text.charAt(0).toUpperCase()}${text.slice(1)}.`,
    ]),
  ) as Record<Action, string>,
);
