import { onlineManager, useMutation } from '@tanstack/react-query';
import type { TypedDocumentString } from '../../graphql/graphql.js';
import { graphql } from '../../graphql/index.js';
import { queryClient, readAgain, request } from '../../lib/graph.js';
import { type Expectation, expectOnScreen, isLeadDetails } from './optimistic-lead.js';

export const AcceptLead = graphql(`
  mutation AcceptLead($input: AcceptLeadInput!) {
    acceptLead(input: $input) {
      lead {
        id
        stage
      }
    }
  }
`);

export const MarkLeadSeen = graphql(`
  mutation MarkLeadSeen($input: MarkLeadSeenInput!) {
    markLeadSeen(input: $input) {
      lead {
        id
      }
    }
  }
`);

export const RecordFirstContact = graphql(`
  mutation RecordFirstContact($input: RecordFirstContactInput!) {
    recordFirstContact(input: $input) {
      lead {
        id
        stage
      }
    }
  }
`);

export const AdvanceLead = graphql(`
  mutation AdvanceLead($input: AdvanceLeadInput!) {
    advanceLead(input: $input) {
      lead {
        id
        stage
      }
    }
  }
`);

export const AddLeadNote = graphql(`
  mutation AddLeadNote($input: AddLeadNoteInput!) {
    addLeadNote(input: $input) {
      lead {
        id
      }
    }
  }
`);

export const AddLeadTask = graphql(`
  mutation AddLeadTask($input: AddLeadTaskInput!) {
    addLeadTask(input: $input) {
      task {
        id
      }
    }
  }
`);

export const UpdateLeadTask = graphql(`
  mutation UpdateLeadTask($input: UpdateLeadTaskInput!) {
    updateLeadTask(input: $input) {
      task {
        id
      }
    }
  }
`);

export const ScheduleSiteVisit = graphql(`
  mutation ScheduleSiteVisit($input: ScheduleSiteVisitInput!) {
    scheduleSiteVisit(input: $input) {
      visit {
        id
      }
    }
  }
`);

export const RescheduleSiteVisit = graphql(`
  mutation RescheduleSiteVisit($input: RescheduleSiteVisitInput!) {
    rescheduleSiteVisit(input: $input) {
      visit {
        id
      }
    }
  }
`);

export const CompleteSiteVisit = graphql(`
  mutation CompleteSiteVisit($input: CompleteSiteVisitInput!) {
    completeSiteVisit(input: $input) {
      visit {
        id
      }
    }
  }
`);

export const CancelSiteVisit = graphql(`
  mutation CancelSiteVisit($input: CancelSiteVisitInput!) {
    cancelSiteVisit(input: $input) {
      visit {
        id
      }
    }
  }
`);

/** Queries of every list and screen that shows leads. */
const READ_AGAIN = ['AgentLeads', 'LeadDetails', 'MyDay', 'MyEnquiries'];

/**
 * One action on a lead; afterwards every list and screen that shows leads is read again. With `expect` the lead's screen shows what
 * will be at once, and what was when it is refused.
 */
export function useLeadAction<Result, Variables extends Record<string, unknown>>(
  document: TypedDocumentString<Result, Variables>,
  expect?: Expectation<Variables>,
) {
  return useMutation({
    mutationFn: (variables: Variables) => request(document, variables),
    onMutate: async (variables) => {
      // Without a network it is sent later, and does not look as if it were done.
      if (!expect || !onlineManager.isOnline()) return undefined;
      await queryClient.cancelQueries({ predicate: isLeadDetails });
      return expectOnScreen(expect, variables);
    },
    onError: (_error, _variables, before) =>
      before?.forEach(([key, data]) => queryClient.setQueryData(key, data)),
    onSuccess: () => readAgain(READ_AGAIN),
  });
}
