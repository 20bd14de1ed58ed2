import { ConflictError, InvalidInputError, NotFoundError } from '@propmubi/runtime';

export const taskNotFound = () => new NotFoundError('There is no such task.', { code: 'TASK_NOT_FOUND' });

export const taskDueInThePast = () =>
  new InvalidInputError('A task is due in the future.', { code: 'TASK_DUE_IN_THE_PAST' });

export const taskTooFarAhead = () =>
  new InvalidInputError('A task is due within the next year.', { code: 'TASK_TOO_FAR_AHEAD' });

export const tooManyTasks = () =>
  new ConflictError('The lead has as many open tasks as it may have.', { code: 'TOO_MANY_TASKS' });
