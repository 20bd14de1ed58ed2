import type { GraphQLSchema } from 'graphql';
import type { AnswerBytes } from '../answer-bytes.js';
import type { Data } from '../json.js';
import type { PlannedWork, Run } from '../plan/run.js';
import type { ShapeSelection } from '../shape/selection.js';
import { AnswerRows } from './answer-rows.js';
import { compileGatherer, type RowGatherer } from './gather-rows.js';
import { layOut, type Layout, type PlannedRequest, type RowRequest } from './layout.js';
import { compileReader } from './row-reader.js';
import { compileWriter, type RowWriter } from './row-writer.js';
import { runRequest, type PlanCode } from './run-rows.js';
import type { RowReader } from './table-rows.js';

/** Answers in a row that were of another form, after which a plan is run with objects: reading them twice costs more. */
const MOST_MISSES = 16;

/** A plan whose answers are read into rows. Its code is generated when it is first needed. */
export class PlannedRows implements PlanCode {
  private readonly readers: (RowReader | undefined)[] = [];
  private readonly gatherers: (RowGatherer[][] | undefined)[] = [];
  private misses = 0;

  private constructor(readonly layout: Layout) {}

  static of(schema: GraphQLSchema, requests: readonly PlannedRequest[]): PlannedRows | undefined {
    const layout = layOut(schema, requests);
    return layout && new PlannedRows(layout);
  }

  get isUsual(): boolean {
    return this.misses < MOST_MISSES;
  }

  missed(): void {
    this.misses += 1;
  }

  succeeded(): void {
    this.misses = 0;
  }

  readerOf(request: RowRequest): RowReader {
    return (this.readers[request.answer] ??= compileReader(request));
  }

  gatherersOf({ answer, parts }: RowRequest): readonly RowGatherer[][] {
    return (this.gatherers[answer] ??= parts.map(({ members }) => members.map(compileGatherer)));
  }

  /** Runs one request of the plan: with rows while all is as usual, else as `plain` does. */
  run(run: Run<never>, answer: number, plain: PlannedWork): Promise<void> {
    const { rows } = run;
    const request = this.layout.requests[answer];
    if (!rows || !request || rows.objects) return plain(run);
    return runRequest(run, rows, this, request);
  }
}

/** How one form of an operation is answered from rows. */
export class RowAnswers {
  private writer: RowWriter | undefined;
  private planned: PlannedRows | undefined;
  private isMade = false;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly shape: ShapeSelection,
    private readonly plan: () => PlannedRows | undefined,
  ) {}

  /** Rows for one run, which `end` gives back; undefined where it needs objects. */
  begin(): AnswerRows | undefined {
    if (!this.isMade) this.make();
    const { planned } = this;
    return planned?.isUsual ? new AnswerRows(planned.layout) : undefined;
  }

  /**
   * The answer of a run that needed no objects. Undefined for others, and where values are not as the schema promises: then
   * `data` has them.
   */
  toJson(data: Data, rows: AnswerRows): AnswerBytes | undefined {
    const { planned } = this;
    if (!planned || rows.objects) return undefined;
    const answer = this.writer?.(rows);
    if (!answer) rows.spill(data);
    else planned.succeeded();
    return answer;
  }

  private make(): void {
    this.isMade = true;
    const planned = this.plan();
    this.writer = planned && compileWriter(this.schema, this.shape, planned.layout.root);
    if (this.writer) this.planned = planned;
  }
}
