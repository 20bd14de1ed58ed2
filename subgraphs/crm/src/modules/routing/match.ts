import { shareLanguage } from './languages.js';

/** What routing knows of a lead. */
export interface LeadNeeds {
  localityId: string | null;
  projectId: string | null;
  /** Rupees; the listing's price when the buyer named no budget. */
  price: { min: number; max: number } | null;
  languages: readonly string[];
}

/** What routing knows of an agent who may take it. */
export interface Candidate {
  agentId: string;
  languages: readonly string[];
  localityIds: readonly string[];
  projectIds: readonly string[];
  budgetMin: number | null;
  budgetMax: number | null;
  /** Listings the agent has published in the lead's project. */
  listingsInProject: number;
  /** 0 to 100; null before trust has scored the agent. */
  trustLowerBound: number | null;
  openLeads: number;
  openCap: number;
}

export interface Match {
  locality: number;
  budget: number;
  language: number;
  projectExpertise: number;
  trust: number;
  match: number;
  openLeads: number;
  openCap: number;
  final: number;
}

export const MATCH_WEIGHTS = {
  locality: 0.3,
  budget: 0.2,
  language: 0.15,
  projectExpertise: 0.15,
  trust: 0.2,
} as const;

/** Agents whose final score is within this of the best are equals and take turns. */
export const NEAR_BEST = 0.05;

/** Nothing is known that speaks for or against. */
const UNKNOWN = 0.5;

/** The lower bound of an agent trust has no evidence about: 50 − 1.645 SE of four uniform factors (domain.md). */
const UNSCORED_LOWER_BOUND = 25;

/**
 * `match = .30 locality + .20 budget + .15 language + .15 project expertise + .20 trust lower bound / 100`,
 * `final = match × (1 − open / cap)` (domain.md, lead routing 4). All terms are 0 to 1.
 */
export function matchOf(lead: LeadNeeds, agent: Candidate): Match {
  const terms = {
    locality: localityTerm(lead, agent),
    budget: budgetTerm(lead, agent),
    language: languageTerm(lead, agent),
    projectExpertise: expertiseTerm(lead, agent),
    trust: (agent.trustLowerBound ?? UNSCORED_LOWER_BOUND) / 100,
  };
  const match = (Object.keys(MATCH_WEIGHTS) as (keyof typeof MATCH_WEIGHTS)[]).reduce(
    (sum, term) => sum + MATCH_WEIGHTS[term] * terms[term],
    0,
  );
  const { openLeads, openCap } = agent;
  return { ...terms, match, openLeads, openCap, final: match * Math.max(0, 1 - openLeads / openCap) };
}

function localityTerm({ localityId }: LeadNeeds, agent: Candidate): number {
  if (!localityId || agent.localityIds.length === 0) return UNKNOWN;
  return agent.localityIds.includes(localityId) ? 1 : 0;
}

/** Inside the agent's range 1, falling to 0 at half its lower or twice its upper end, on a logarithmic scale. */
function budgetTerm({ price }: LeadNeeds, { budgetMin, budgetMax }: Candidate): number {
  if (!price || (budgetMin === null && budgetMax === null)) return UNKNOWN;
  const below = budgetMin === null ? 0 : Math.log2(budgetMin / Math.max(price.max, 1));
  const above = budgetMax === null ? 0 : Math.log2(price.min / Math.max(budgetMax, 1));
  return Math.min(1, Math.max(0, 1 - Math.max(below, above, 0)));
}

function languageTerm({ languages }: LeadNeeds, agent: Candidate): number {
  if (languages.length === 0 || agent.languages.length === 0) return UNKNOWN;
  return shareLanguage(languages, agent.languages) ? 1 : 0;
}

/** Who names the project as theirs knows it; else each listing there halves what is left to know. */
function expertiseTerm({ projectId }: LeadNeeds, { projectIds, listingsInProject }: Candidate): number {
  if (!projectId) return UNKNOWN;
  return projectIds.includes(projectId) ? 1 : 1 - 2 ** -listingsInProject;
}
