import { SubgraphRequestError } from '../errors.js';
import type { Data } from '../json.js';
import { applyParts, failParts, type MemberInput, type PartInput } from '../plan/batch.js';
import { applyResponse, type CompiledFetch, type FetchInput } from '../plan/fetch.js';
import { collectTargets } from '../plan/path.js';
import { variablesOf, type Run } from '../plan/run.js';
import { asRequestError, isWhole, measured } from '../plan/send.js';
import { parseAnswer } from '../transports/answer-body.js';
import type { EntityList, SubgraphResponse } from '../transports/transport.js';
import type { AnswerRows } from './answer-rows.js';
import { gatherPart, type RowGatherer } from './gather-rows.js';
import type { RowRequest } from './layout.js';
import type { RowReader } from './table-rows.js';

/** What is compiled of a plan, and what it is told. */
export interface PlanCode {
  readerOf(request: RowRequest): RowReader;
  /** By part and member. */
  gatherersOf(request: RowRequest): readonly (readonly RowGatherer[])[];
  /** Is told of an answer that had another form, or came without its bytes. */
  missed(): void;
}

/**
 * Sends one request of a plan and reads its answer into rows. What is not as usual, such as an error or an answer of another form,
 * turns all rows of the run into objects, with which it goes on. Never throws: what goes wrong becomes errors of the run.
 */
export function runRequest<C>(
  run: Run<C>,
  rows: AnswerRows,
  planned: PlanCode,
  request: RowRequest,
): Promise<void> {
  const lists = gather(rows, planned, request);
  if (request.parts.length > 0 && lists.every(({ texts }) => texts.length === 0)) {
    rows.isRead[request.answer] = true;
    return Promise.resolve();
  }
  const sent = request.template.request(variablesOf(run, request), lists);
  const asked = lists.map(({ texts }) => texts.length);
  const open = (response: SubgraphResponse): SubgraphResponse => {
    const { body } = response;
    if (!body) return response;
    if (!rows.objects && rows.read(request, planned.readerOf(request), body, asked)) return response;
    const parsed = parseAnswer(body.bytes);
    body.release();
    return { ...response, ...parsed, body: undefined };
  };
  const apply = (response: SubgraphResponse): void => {
    if (response.body) return;
    // It could have been read into rows, had it the form of its request.
    if (!rows.objects && isWhole(response, sent)) planned.missed();
    applyObjects(run, rows, request, lists, response);
  };
  const fail = (error: unknown): void =>
    failObjects(run, rows, request, lists, asRequestError(error, run.signal));
  return measured(run, request.to, sent, run.context, false, apply, fail, open);
}

function gather(rows: AnswerRows, planned: PlanCode, request: RowRequest): EntityList[] {
  const gatherers = planned.gatherersOf(request);
  return request.parts.map((part, index) => ({
    variable: part.variable,
    responseName: part.alias,
    texts: gatherPart(rows, part, gatherers[index] ?? []),
  }));
}

function applyObjects<C>(
  run: Run<C>,
  rows: AnswerRows,
  request: RowRequest,
  lists: readonly EntityList[],
  response: SubgraphResponse,
): void {
  const inputs = inputsOf(run, rows, request, lists);
  const [fetch] = request.fetches;
  if (request.batch) {
    applyParts(run, request.batch, inputs, response, (error) => failParts(run, inputs, error));
  } else if (fetch) {
    const own = inputs[0]?.members[0]?.input ?? rootInput(run);
    applyResponse(run, fetch, own, response);
  }
}

function failObjects<C>(
  run: Run<C>,
  rows: AnswerRows,
  request: RowRequest,
  lists: readonly EntityList[],
  error: SubgraphRequestError,
): void {
  const inputs = inputsOf(run, rows, request, lists);
  const [fetch] = request.fetches;
  if (request.root) fetch?.errors.failed(run, rootInput(run), error);
  else failParts(run, inputs, error);
}

function rootInput<C>(run: Run<C>): FetchInput {
  return { targets: [run.data], owners: undefined, texts: [] };
}

/** What was asked for rows, as if it had been for objects. */
function inputsOf<C>(
  run: Run<C>,
  rows: AnswerRows,
  { parts }: RowRequest,
  lists: readonly EntityList[],
): PartInput[] {
  const objects = rows.spill(run.data);
  return parts.map(({ members }, part) => {
    const { texts } = lists[part] as EntityList;
    const inputs = members.map(({ fetch, place, link }): MemberInput => {
      const targets = collectTargets(run.data, fetch.path);
      const owners = targets.map((target) => objects.linkOf(target, place, link.cell));
      if (members.length > 1) return ownInput(fetch, targets, owners, texts);
      return { fetch, input: { targets, owners, texts }, places: texts.map((_, index) => index) };
    });
    return { texts, members: inputs };
  });
}

/** Of what a part asks, a member answers for what it asks for itself. */
function ownInput(
  fetch: CompiledFetch,
  targets: readonly Data[],
  owners: readonly number[],
  texts: readonly string[],
): MemberInput {
  const places = [...new Set(owners.filter((owner) => owner >= 0))];
  const numbers = new Map(places.map((place, number) => [place, number]));
  const own = owners.map((owner) => numbers.get(owner) ?? -1);
  const asked = places.map((place) => texts[place] ?? '');
  return { fetch, input: { targets, owners: own, texts: asked }, places };
}
