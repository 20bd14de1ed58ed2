import { createLead } from '../modules/commands/create-lead.service.js';
import { addLeadNote } from '../modules/commands/work-lead.service.js';
import { ConsentPurpose, ContactChannel, LeadSource, LeadStage } from '../modules/lead/lead.enums.js';
import { sendLeadMessage } from '../modules/message/lead-message.service.js';
import { addLeadTask } from '../modules/task/lead-task.service.js';
import { accepted, type Answering, contacted, ignored, type Story } from './answer.js';
import { booked, negotiated } from './deal.js';
import { instantOf, minutesAfter } from './moments.js';
import { type CrmMonth, LADDER, type MonthLead, type Rung } from './month.js';
import type { Stage } from './stage.js';
import { advance, close, type Told } from './told.js';
import { requested, scheduled, visited } from './visits.js';

export interface Cast {
  stage: Stage;
  month: CrmMonth;
  /** Keys of who writes down the enquiries that come by telephone, and of the partner. */
  manager: string;
  partner: string;
  paceOf: (agentId: string) => number;
  quickest: string;
  /** Distinguishes what one day adds from what another does. */
  series: string;
}

const HOUR = 60;
const DAY = 24 * HOUR;

/** A lead from its enquiry to where it stands at the start: each step is a command of the product, by whose turn it is. */
export async function* story(cast: Cast, lead: MonthLead, number: number): Story {
  const { stage, paceOf, quickest } = cast;
  yield instantOf(lead.begins, stage.start);
  const leadId = await enquire(cast, lead, number);
  const channel = ContactChannel[lead.channels?.[0] ?? 'CALL'];
  const answering: Answering = { stage, leadId, number, paceOf, quickest, channel };
  const comesTo = (rung: Rung) => LADDER.indexOf(lead.until) >= LADDER.indexOf(rung);
  if (lead.until === 'FRESH') return;
  if (lead.until === 'POND') return yield* ignored(answering);
  const first = yield* accepted(answering);
  if (!comesTo('PROSPECT')) return;
  const agentId = yield* contacted(answering, first);
  const key = (step: string) => `${cast.series}|${number}|${step}`;
  const told: Told = { ...answering, lead, agentId, key };
  yield minutesAfter(stage.now, 4);
  await advance(told, LeadStage.PROSPECT);
  yield* talked(told);
  if (comesTo('OPPORTUNITY')) {
    yield minutesAfter(stage.now, 3 * HOUR);
    await advance(told, LeadStage.OPPORTUNITY);
    yield* planned(told);
  }
  if (lead.until === 'VISIT_REQUESTED') return yield* requested(told);
  if (comesTo('VISIT')) yield* scheduled(told);
  if (comesTo('VISIT_DONE')) yield* visited(told);
  if (comesTo('NEGOTIATION')) yield* negotiated(told);
  if (comesTo('BOOKED')) yield* booked(told);
  if (lead.lost) {
    yield minutesAfter(stage.now, DAY);
    await close(told, lead.lost);
  }
}

async function enquire(cast: Cast, lead: MonthLead, number: number): Promise<string> {
  const { stage, month } = cast;
  const homes = month.homes.filter(({ organizationId }) => organizationId === stage.organizationId);
  const home = homes[lead.home % homes.length];
  if (!home) throw new Error(`${lead.brokerage} has no home on the market`);
  const person =
    typeof lead.buyer === 'string' ? month.people.find(({ key }) => key === lead.buyer) : lead.buyer;
  if (!person) throw new Error(`there is no ${String(lead.buyer)} in the demo`);
  const source = LeadSource[lead.source];
  const { leadId } = await stage.act(enquirerOf(cast, lead), (context) =>
    createLead(context, {
      idempotencyKey: `${cast.series}|${number}|enquiry`,
      ...(source === LeadSource.PROJECT_PAGE && home.projectId
        ? { projectId: home.projectId, listingId: home.listingId }
        : { listingId: home.listingId }),
      contact: { name: person.name, phone: person.phone },
      consents: (lead.channels ?? ['CALL', 'WHATSAPP']).map((channel) => ({
        channel: ContactChannel[channel],
        purpose: ConsentPurpose.LEAD_FOLLOW_UP,
      })),
      message: lead.message ?? null,
      languages: [...(lead.languages ?? [])],
      source,
    }),
  );
  return leadId;
}

function enquirerOf({ stage, manager, partner }: Cast, { buyer, source }: MonthLead) {
  if (typeof buyer === 'string') return stage.asBuyer(buyer);
  return source === 'PARTNER_PORTAL' ? stage.asPartner(partner) : stage.asManager(manager);
}

/** Buyer and agent write in turns. */
async function* talked({ stage, leadId, agentId, lead, key }: Told): Story {
  const { buyer } = lead;
  if (typeof buyer !== 'string') return;
  for (const [turn, text] of (lead.talk ?? []).entries()) {
    yield minutesAfter(stage.now, 12 + turn * 7);
    const author = turn % 2 === 0 ? stage.asBuyer(buyer) : stage.asAgent(agentId);
    await stage.act(author, (context) =>
      sendLeadMessage(context, { idempotencyKey: key(`message-${turn}`), leadId, text }),
    );
  }
}

/** A task and what to remember of the buyer. */
async function* planned({ stage, leadId, agentId, lead, key }: Told): Story {
  yield minutesAfter(stage.now, 2);
  const agent = stage.asAgent(agentId);
  if (lead.note) {
    const note = lead.note;
    await stage.act(agent, (context) => addLeadNote(context, { idempotencyKey: key('note'), leadId, note }));
  }
  if (!lead.task) return;
  const dueAt = instantOf(lead.task.due, stage.start);
  if (dueAt <= stage.now) return;
  const { title } = lead.task;
  await stage.act(agent, (context) =>
    addLeadTask(context, { idempotencyKey: key('task'), leadId, title, dueAt }),
  );
}
