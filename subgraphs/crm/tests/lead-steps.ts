import { expectData, type Answer } from '@propmubi/testkit';
import type { Viewer } from '@propmubi/runtime';
import { agent, buyer, type CrmWorld, manager } from './crm-world.js';

/** Steps that tests of a worked lead share. */
export function leadSteps(open: () => CrmWorld) {
  const run = (mutation: string, type: string, input: object, as: Viewer, selection = 'lead { id stage }') =>
    open().ask(`mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} } }`, { input }, as);
  return {
    run,
    advance: (leadId: string, as: Viewer, stage: string, more = {}) =>
      run('advanceLead', 'AdvanceLeadInput', { leadId, stage, ...more }, as),
    /** A brokerage with one agent, and a buyer's lead that the agent has accepted. */
    async lead(accepted = true) {
      const world = open();
      const setting = await world.brokerage();
      const priya = buyer();
      const { createLead } = expectData<{ createLead: { leadId: string } }>(
        await world.createLead({ listingId: setting.listingId }, priya),
      );
      const as = agent(setting.organizationId, setting.agentId);
      const { leadId } = createLead;
      if (accepted) expectData(await run('acceptLead', 'AcceptLeadInput', { leadId }, as));
      return { ...setting, leadId, as, priya, boss: manager(setting.organizationId) };
    },
    stageOf: (answer: Answer) =>
      Object.values(expectData<Record<string, { lead: { stage: string } }>>(answer))[0]?.lead.stage,
    /** The payloads of a lead's events of one type, in order. */
    async facts(leadId: string, type: string) {
      const rows = await open().rows<{ data: Record<string, unknown> }>(
        `select event -> 'data' as data from crm.outbox where event ->> 'type' = $2 and event ->> 'subject' = $1 order by position`,
        [leadId, type],
      );
      return rows.map(({ data }) => data);
    },
  };
}
