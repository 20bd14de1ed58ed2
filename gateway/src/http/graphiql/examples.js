'use strict';

/** Shown where the browser remembers no tabs of its own. */
window.graphiqlExamples = [
  `# Listings with the trust behind them: one query over five services.
query Feed {
  feed(first: 5) {
    edges {
      node {
        title
        listPrice
        locality { name }
        project { name reraNumber builder { name reputation { score interval reasons { code } } } }
        agent { name trust { score band } }
        trust { score lowerBound band reasons { code } }
      }
    }
  }
}
`,
  `# An agent's leads as they are assigned. Sign in as an agent first.
subscription LeadAssigned {
  leadAssigned {
    cursor
    lead { message listing { title listPrice } }
    buyer { name }
    assignment { acceptDueAt match { final locality budget language trust } }
  }
}
`,
  `# Who am I, and what may I do? Sign in first.
query Me {
  me { id name roles }
}
`,
];
