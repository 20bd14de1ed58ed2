import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { FormattedDate, FormattedMessage, FormattedNumber } from 'react-intl';
import { areaOf, pricePerSqFt } from '../../shared/listings/floor-area.js';
import { ReasonLines } from '../../shared/trust/reason-lines.js';
import { TrustBadge } from '../../shared/trust/trust-badge.js';
import { Rupees } from '../../ui/money.js';
import type { ComparedHome } from './compare-query.js';

interface Row {
  /** Id of the message that names it. */
  label: string;
  show: (home: ComparedHome) => ReactNode;
  /** What the best of the homes has least or most of; left out where none is better. */
  best?: { of: (home: ComparedHome) => number | null | undefined; is: 'least' | 'most' };
}

const verifiedDocuments = ({ documents }: ComparedHome) =>
  documents?.filter(({ status }) => status === 'VERIFIED').length;

/** What homes are compared by, in the order that buyers ask. */
export const ROWS: readonly Row[] = [
  {
    label: 'fact.price',
    show: ({ listPrice }) => <Rupees amount={listPrice} />,
    best: { of: ({ listPrice }) => listPrice, is: 'least' },
  },
  {
    label: 'compare.perSqFt',
    show: (home) => {
      const price = pricePerSqFt(home);
      return (
        price !== undefined && (
          <FormattedNumber value={price} style="currency" currency="INR" maximumFractionDigits={0} />
        )
      );
    },
    best: { of: pricePerSqFt, is: 'least' },
  },
  {
    label: 'compare.area',
    show: (home) => {
      const area = areaOf(home);
      return (
        area != null && (
          <>
            <FormattedNumber value={Math.round(area)} />{' '}
            <FormattedMessage id={home.carpetAreaSqFt == null ? 'area.builtUp' : 'area.carpet'} />
          </>
        )
      );
    },
  },
  {
    label: 'compare.trust',
    show: ({ trust }) =>
      trust && <TrustBadge band={trust.band} score={trust.score} interval={trust.confidenceInterval} />,
    best: { of: ({ trust }) => trust?.lowerBound, is: 'most' },
  },
  {
    label: 'compare.reasons',
    show: ({ trust }) => trust && <ReasonLines reasons={trust.reasons.slice(0, 3)} />,
  },
  {
    label: 'compare.documents',
    show: verifiedDocuments,
    best: {
      of: verifiedDocuments,
      is: 'most',
    },
  },
  { label: 'compare.place', show: ({ locality }) => locality?.name },
  { label: 'fact.bedrooms', show: ({ bedroomsTotal }) => bedroomsTotal },
  { label: 'fact.bathrooms', show: ({ bathroomsTotalInteger }) => bathroomsTotalInteger },
  {
    label: 'fact.furnishing',
    show: ({ furnishing }) => furnishing && <FormattedMessage id={`furnishing.${furnishing}`} />,
  },
  { label: 'fact.floors', show: ({ floorsTotal }) => floorsTotal },
  { label: 'fact.age', show: ({ ageYears }) => ageYears },
  {
    label: 'fact.onMarket',
    show: ({ onMarketTimestamp }) =>
      onMarketTimestamp && <FormattedDate value={onMarketTimestamp} dateStyle="medium" />,
  },
  {
    label: 'listing.project',
    show: ({ project }) =>
      project && (
        <Link to="/project/$reraNumber" params={{ reraNumber: project.reraNumber }} className={linkStyle}>
          {project.name}
        </Link>
      ),
  },
  {
    label: 'compare.dueOn',
    show: ({ project }) =>
      project?.completionDueOn && <FormattedDate value={project.completionDueOn} dateStyle="medium" />,
  },
  {
    label: 'builder.promoter',
    show: ({ project }) =>
      project && (
        <span className="flex flex-wrap items-center gap-2">
          <Link to="/builder/$id" params={{ id: project.builder.id }} className={linkStyle}>
            {project.builder.name}
          </Link>
          {project.builder.reputation?.band && (
            <TrustBadge band={project.builder.reputation.band} score={project.builder.reputation.score} />
          )}
        </span>
      ),
  },
  {
    label: 'listing.agent',
    show: ({ agent }) =>
      agent && (
        <span className="flex flex-wrap items-center gap-2">
          <Link to="/agent/$id" params={{ id: agent.id }} className={linkStyle}>
            {agent.name}
          </Link>
          {agent.trust && <TrustBadge band={agent.trust.band} score={agent.trust.score} />}
        </span>
      ),
  },
];

const linkStyle = 'font-medium text-brand underline';

/** Which of the homes are best by a row: none where all are, or where a value is not known. */
export function bestOf({ best }: Row, homes: readonly ComparedHome[]): ReadonlySet<string> {
  if (!best) return new Set();
  const values = homes.map((home) => best.of(home));
  const known = values.filter((value) => value != null);
  if (known.length < homes.length || new Set(known).size < 2) return new Set();
  const top = best.is === 'least' ? Math.min(...known) : Math.max(...known);
  return new Set(homes.filter((_, index) => values[index] === top).map(({ id }) => id));
}
