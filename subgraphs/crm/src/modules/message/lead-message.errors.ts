import type { PersonalDataKind } from '@propmubi/domain';
import { ConflictError, InvalidInputError, NotFoundError } from '@propmubi/runtime';

export const buyerHasNoAccount = () =>
  new ConflictError('The buyer has no account here to be written to.', { code: 'BUYER_HAS_NO_ACCOUNT' });

export const messageNotFound = () =>
  new NotFoundError('There is no such message about this lead.', { code: 'LEAD_MESSAGE_NOT_FOUND' });

export const identityNumberInMessage = (kinds: readonly PersonalDataKind[]) =>
  new InvalidInputError('Numbers of identities and cards do not belong in a message.', {
    code: 'IDENTITY_NUMBER_IN_MESSAGE',
    details: { kinds },
  });
