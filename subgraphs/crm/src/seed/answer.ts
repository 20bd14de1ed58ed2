import { acceptLead, recordFirstContact } from '../modules/commands/work-lead.service.js';
import { claimLead } from '../modules/commands/reassign-lead.service.js';
import { ContactChannel, ContactOutcome } from '../modules/lead/lead.enums.js';
import { minutesAfter } from './moments.js';
import type { Stage } from './stage.js';

/** A step of a story waits until this instant. */
export type Story<Result = void> = AsyncGenerator<Date, Result, void>;

/** How far one answer of an agent lies from their usual one, by turns. */
const SPREAD = [1, 0.5, 1.4, 0.8, 2.2, 0.7, 1.1] as const;
const CLAIMED_AFTER_MINUTES = 35;

export interface Answering {
  stage: Stage;
  leadId: string;
  /** Which lead of the month. */
  number: number;
  paceOf: (agentId: string) => number;
  /** Who takes what others missed. */
  quickest: string;
  channel: ContactChannel;
}

/** The agent whose turn it is says yes, each after their own time; the deadline of one who takes too long passes. */
export async function* accepted(lead: Answering): Story<string> {
  const { stage, leadId, number } = lead;
  for (;;) {
    const turn = await stage.turnOf(leadId);
    if (!turn) return yield* claimed(lead);
    const takes = lead.paceOf(turn.agentId) * (SPREAD[number % SPREAD.length] as number);
    const at = minutesAfter(turn.assignedAt, takes);
    if (turn.acceptDueAt && at >= turn.acceptDueAt) {
      yield turn.acceptDueAt;
      await stage.enforce(leadId);
      continue;
    }
    yield at;
    await stage.act(stage.asAgent(turn.agentId), (context) => acceptLead(context, leadId));
    return turn.agentId;
  }
}

/** As many agents as the brokerage waits for let the lead lie, until it is in the pond. */
export async function* ignored({ stage, leadId }: Answering): Story {
  for (let turn = await stage.turnOf(leadId); turn?.acceptDueAt; turn = await stage.turnOf(leadId)) {
    yield turn.acceptDueAt;
    await stage.enforce(leadId);
  }
}

async function* claimed({ stage, leadId, quickest }: Answering): Story<string> {
  yield minutesAfter(stage.now, CLAIMED_AFTER_MINUTES);
  await stage.act(stage.asAgent(quickest), (context) => claimLead(context, leadId));
  return quickest;
}

/** Calls the buyer, the second time with success where the turn has it so. Returns who did. */
export async function* contacted(lead: Answering, agentId: string): Story<string> {
  const { stage, leadId, channel, number } = lead;
  const turn = await stage.turnOf(leadId);
  const takes = lead.paceOf(agentId) * (SPREAD[(number + 3) % SPREAD.length] as number);
  const at = minutesAfter(stage.now, takes);
  if (turn?.contactDueAt && at >= turn.contactDueAt) {
    yield turn.contactDueAt;
    await stage.enforce(leadId);
    return yield* contacted(lead, yield* accepted(lead));
  }
  yield at;
  const isWritten = channel !== ContactChannel.CALL;
  const fails = !isWritten && number % 4 === 1;
  const reached = isWritten ? ContactOutcome.MESSAGE_SENT : ContactOutcome.REACHED;
  const call = (outcome: ContactOutcome) =>
    stage.act(stage.asAgent(agentId), (context) => recordFirstContact(context, { leadId, channel, outcome }));
  await call(fails ? ContactOutcome.NO_ANSWER : reached);
  if (!fails) return agentId;
  yield minutesAfter(stage.now, 95);
  await call(reached);
  return agentId;
}
