import { ConflictError, NotFoundError } from '@propmubi/runtime';
import { invalidField } from '../../validation/index.js';

export function webhookNotFound(): NotFoundError {
  return new NotFoundError('There is no such webhook.', {
    code: 'WEBHOOK_NOT_FOUND',
    details: { field: 'webhookId' },
  });
}

export function tooManyWebhooks(limit: number): ConflictError {
  return new ConflictError(`An organization has at most ${limit} webhooks.`, {
    code: 'TOO_MANY_WEBHOOKS',
    details: { limit },
  });
}

export function webhookUrlInvalid() {
  return invalidField('url', 'WEBHOOK_URL_INVALID', 'Not a public https address.');
}

export function replayRangeInvalid() {
  return invalidField('until', 'REPLAY_RANGE_INVALID', 'The range ends before it begins.');
}
