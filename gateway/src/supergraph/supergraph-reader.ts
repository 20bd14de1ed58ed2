import { join } from 'node:path';
import {
  fromPlainFacts,
  toPlainFacts,
  type PlainFacts,
  type ReadSupergraph,
  type SupergraphReading,
} from '@propmubi/federation/serving';
import type { Logger } from '@propmubi/runtime/log';
import { digestOf, KeptFiles } from './kept-files.js';

/** Changes when what is kept of a supergraph, or how it is planned, does: with our code and with the planner's version. */
export const KEPT_FORMAT = '2 @apollo/query-planner 2.14.4';
const MAX_PLANS = 2_000;

export interface SupergraphReaderOptions {
  /** Where facts and plans are kept; undefined: nowhere. */
  readonly folder: string | undefined;
  /** Keeps no planner in this thread: others plan, from when they are ready. */
  readonly dropsPlanner: boolean;
  readonly logger: Pick<Logger, 'warn'>;
}

type Planning = typeof import('@propmubi/federation/planning');
/** Makes the planner's graph, which takes a second of processor time and some 100 MB. */
export type LoadPlanner = () => Promise<void>;

/**
 * Reads supergraphs. With a folder, what was found out of one is kept there and read again by later starts, which then need
 * no planner until an operation comes that has no plan.
 */
export class SupergraphReader {
  private readonly opened = new Map<string, SupergraphReading>();
  private plans: { sdl: string; files: KeptFiles | undefined } | undefined;
  private readonly unplanned = new WeakMap<SupergraphReading, LoadPlanner>();

  constructor(private readonly options: SupergraphReaderOptions) {}

  /** Whether the planner was needed for it: then no plans are kept either. */
  hasRead = false;

  /** Reads a supergraph, before `read` is asked for it. @throws SupergraphError when it cannot be served */
  async open(sdl: string): Promise<void> {
    this.opened.set(sdl, await this.readingOf(sdl));
  }

  /** Takes a supergraph that was opened. */
  readonly read: ReadSupergraph = (sdl) => {
    const reading = this.opened.get(sdl);
    if (!reading) throw new Error('A supergraph is opened before it is served.');
    this.opened.delete(sdl);
    return reading;
  };

  /** How to load the planner of a supergraph, where it is not loaded. */
  loaderOf(reading: SupergraphReading): LoadPlanner | undefined {
    return this.unplanned.get(reading);
  }

  /** Where plans of a supergraph are kept; undefined: nowhere. */
  plansOf(sdl: string): KeptFiles | undefined {
    if (this.plans?.sdl !== sdl) this.plans = { sdl, files: this.filesOf(sdl, 'plans') };
    return this.plans.files;
  }

  private async readingOf(sdl: string): Promise<SupergraphReading> {
    const files = this.filesOf(sdl, '');
    const kept = await files?.find<PlainFacts>('facts');
    if (kept) return this.withoutPlanner(sdl, kept);
    const { readSupergraph } = await loadPlanning();
    const reading = readSupergraph(sdl);
    const facts = toPlainFacts(reading.facts);
    await files?.keep('facts', facts);
    this.hasRead = true;
    return this.options.dropsPlanner ? this.withoutPlanner(sdl, facts) : reading;
  }

  private withoutPlanner(sdl: string, kept: PlainFacts): SupergraphReading {
    let whole: SupergraphReading | undefined;
    const reading: SupergraphReading = {
      facts: fromPlainFacts(kept),
      plan: (...operation) => {
        if (!whole) throw new Error('The planner is not loaded.');
        return whole.plan(...operation);
      },
    };
    this.unplanned.set(reading, async () => {
      const { readSupergraph } = await loadPlanning();
      whole ??= readSupergraph(sdl);
      this.unplanned.delete(reading);
    });
    return reading;
  }

  private filesOf(sdl: string, part: string): KeptFiles | undefined {
    if (this.options.folder === undefined) return undefined;
    const folder = join(this.options.folder, digestOf(`${KEPT_FORMAT}\n${sdl}`), part);
    return new KeptFiles({ folder, maxFiles: MAX_PLANS, logger: this.options.logger });
  }
}

function loadPlanning(): Promise<Planning> {
  return import('@propmubi/federation/planning');
}
