import { graphql } from '../../graphql/index.js';

/** Many leads go on at once: those that are named, or all open ones of an agent. */
export const HandOverLeads = graphql(`
  mutation HandOverLeads($input: ReassignLeadsInput!) {
    reassignLeads(input: $input) {
      leadIds
      refused {
        leadId
        code
        message
      }
    }
  }
`);
