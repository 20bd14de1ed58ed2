import { ConflictError, NotFoundError } from '@propmubi/runtime';

export function invitationNotFound(): NotFoundError {
  return new NotFoundError('There is no such invitation for you.', { code: 'INVITATION_NOT_FOUND' });
}

export function invitationClosed(): ConflictError {
  return new ConflictError('This invitation has expired, or was answered or withdrawn.', {
    code: 'INVITATION_CLOSED',
  });
}

export function invitationDeclined(): ConflictError {
  return new ConflictError('This person declined an invitation of yours within the last 30 days.', {
    code: 'INVITATION_DECLINED',
  });
}

export function staffCannotJoin(): ConflictError {
  return new ConflictError('Reviewers and administrators do not work for a brokerage.', {
    code: 'STAFF_CANNOT_JOIN',
  });
}

export function worksElsewhere(): ConflictError {
  return new ConflictError('You already work for a brokerage. Leave it first.', { code: 'WORKS_ELSEWHERE' });
}
