import { graphql } from '../../graphql/index.js';

export const ActivityFields = graphql(`
  fragment ActivityFields on LeadActivity {
    id
    kind
    at
    note
    channel
    contactOutcome
    amount
    fromStage
    toStage
    closeReason
    actor {
      id
      name
    }
    agent {
      id
      name
    }
  }
`);
