import { ConflictError, type InvalidInputError } from '@propmubi/runtime';
import { invalidField } from '../../validation/index.js';

export function channelNotOffered(): InvalidInputError {
  return invalidField(
    'choices',
    'CHANNEL_NOT_OFFERED',
    'This kind of notification does not come by this channel.',
  );
}

export function invalidPushEndpoint(): InvalidInputError {
  return invalidField(
    'endpoint',
    'INVALID_PUSH_ENDPOINT',
    'This is not an address of a browser’s push service.',
  );
}

export function invalidPushKeys(): InvalidInputError {
  return invalidField('p256dh', 'INVALID_PUSH_KEYS', 'These are not the keys of a push subscription.');
}

export function pushNotConfigured(): ConflictError {
  return new ConflictError('Push notifications are not set up here.', { code: 'PUSH_NOT_CONFIGURED' });
}
