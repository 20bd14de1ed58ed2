import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A group of processes that the kernel gives so much memory and no more, as a container has. */
export interface ControlGroup {
  /** Where a process writes its own id to enter. */
  readonly entry: string;
  /** Processes that the kernel ended because the memory was used up. */
  killed(): number;
  /** The most memory so far, in bytes; with what is kept of files, which is given back when it is short. */
  peak(): number;
  remove(): void;
}

const ROOT = '/sys/fs/cgroup';

/** @throws Error where the kernel, or who asks, may not make one: it takes root on Linux */
export function createControlGroup(bytes: number): ControlGroup {
  return existsSync(join(ROOT, 'cgroup.controllers')) ? unified(bytes) : legacy(bytes);
}

/** Version 2. */
function unified(bytes: number): ControlGroup {
  const folder = makeFolder(ROOT);
  writeFileSync(join(folder, 'memory.max'), String(bytes));
  writeFileSync(join(folder, 'memory.swap.max'), '0');
  return group(folder, 'memory.events', 'memory.peak');
}

/** Version 1. */
function legacy(bytes: number): ControlGroup {
  const folder = makeFolder(join(ROOT, 'memory'));
  writeFileSync(join(folder, 'memory.limit_in_bytes'), String(bytes));
  return group(folder, 'memory.oom_control', 'memory.max_usage_in_bytes');
}

function makeFolder(parent: string): string {
  const folder = join(parent, `propmubi-${process.pid}`);
  mkdirSync(folder);
  return folder;
}

function group(folder: string, events: string, peak: string): ControlGroup {
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  return {
    entry: join(folder, 'cgroup.procs'),
    killed: () => Number(/^oom_kill (\d+)$/m.exec(read(events))?.[1] ?? 0),
    peak: () => Number(read(peak)),
    remove: () => rmdirSync(folder),
  };
}
