import { parentPort } from 'node:worker_threads';
import { PlanningJobs, type PlanningJob, type PlanningSetup } from './planning-jobs.js';

/** What a planning thread is sent. `setup` comes with the first job, and with the first after a reload. */
export interface PlanningMessage {
  readonly setup?: PlanningSetup | undefined;
  readonly job: PlanningJob;
}

let jobs: PlanningJobs | undefined;

// An error that is not about the operation ends the thread: its state is not trusted any more.
parentPort?.on('message', ({ setup, job }: PlanningMessage) => {
  if (setup) jobs = new PlanningJobs(setup);
  if (!jobs) throw new Error('A job came before the supergraph.');
  parentPort?.postMessage(jobs.do(job));
});
