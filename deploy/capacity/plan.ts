import { UNIT_COSTS } from './unit-costs.js';

/** The busiest minute. */
export interface Workload {
  /** Operations of visitors a second, each as large as the showcase query. */
  operations: number;
  /** Share of them that is answered as it was before, 0 to 1. */
  kept: number;
  /** A second. */
  leads: number;
  /** Agents' and buyers' screens that are open. */
  screens: number;
  /** To screens, a second. */
  events: number;
}

export interface Machine {
  cores: number;
  memoryBytes: number;
}

export interface Plan {
  /** Of processor time, by what takes it. */
  cores: { operations: number; kept: number; leads: number; events: number; all: number };
  /** Gateways and subgraphs. */
  processes: number;
  memoryBytes: number;
  machines: number;
  /** To Postgres, by all subgraphs. */
  connections: number;
}

/** Above it answers begin to wait for each other, and a process that is lost takes the rest beyond their limit. */
const TARGET_UTILISATION = 0.6;
const SUBGRAPHS = 5;
/** Of the gateway and of each subgraph: one may be replaced. */
const FEWEST_OF_EACH = 2;
/** One may be lost with its zone. */
const FEWEST_MACHINES = 3;
/** Pool, and job queues of crm and identity. */
const CONNECTIONS_OF_A_SUBGRAPH = 14;

export function planCapacity(workload: Workload, machine: Machine): Plan {
  const { operations, kept, leads, screens, events } = workload;
  const ofCore = (perSecond: number, cpuMs: number) => (perSecond * cpuMs) / 1_000;
  const parts = {
    operations: ofCore(operations * (1 - kept), UNIT_COSTS.operationCpuMs.value),
    kept: ofCore(operations * kept, UNIT_COSTS.keptOperationCpuMs.value),
    leads: ofCore(leads, UNIT_COSTS.leadCpuMs.value),
    events: ofCore(events, UNIT_COSTS.eventCpuMs.value),
  };
  const all = Object.values(parts).reduce((sum, part) => sum + part, 0);
  const provided = all / TARGET_UTILISATION;
  // A process uses one core for its JavaScript.
  const processes = Math.max(FEWEST_OF_EACH * (SUBGRAPHS + 1), Math.ceil(provided));
  const memoryBytes = processes * UNIT_COSTS.processBytes.value + screens * UNIT_COSTS.socketBytes.value;
  const machines = Math.max(
    FEWEST_MACHINES,
    Math.ceil(provided / machine.cores),
    Math.ceil(memoryBytes / (machine.memoryBytes * TARGET_UTILISATION)),
  );
  // Gateways are a third of the processes at most, and have no connection.
  const subgraphs = Math.max(FEWEST_OF_EACH * SUBGRAPHS, Math.ceil((processes * 2) / 3));
  return {
    cores: { ...parts, all },
    processes,
    memoryBytes,
    machines,
    connections: subgraphs * CONNECTIONS_OF_A_SUBGRAPH,
  };
}
