import { Link } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import { FormattedDate, FormattedMessage } from 'react-intl';
import { NotFound } from '../../ui/not-found.js';
import { ProjectDetails } from '../../early/queries.js';
import { useGraph } from '../../lib/graph.js';
import { Facts } from '../../ui/facts.js';
import { Failure, Pending } from '../../ui/states.js';
import { TrustBadge } from '../../shared/trust/trust-badge.js';
import { DeliveryEvidence } from '../../shared/trust/delivery-evidence.js';
import { TrustExplanation } from '../../shared/trust/trust-explanation.js';
import { useTrustLanguage } from '../../shared/trust/trust-language.js';
import { BuilderReviews } from './builder-reviews.js';
import { CompletionTimeline } from './completion-timeline.js';

/** A registered project: what the register states of it, and the trust computed from it. */
export function ProjectScreen({ reraNumber }: { reraNumber: string }) {
  const { data, error, isPending, refetch } = useGraph(ProjectDetails, {
    reraNumber,
    language: useTrustLanguage(),
  });
  // Rendered in turns with what the reader does meanwhile.
  const shown = useDeferredValue(data);
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  if (isPending || !shown) return <Pending />;
  const { project } = shown;
  if (!project) {
    return (
      <NotFound title={<FormattedMessage id="project.unknown" values={{ number: reraNumber }} />}>
        <FormattedMessage id="project.unknownHint" />
      </NotFound>
    );
  }
  const day = (value: string | null | undefined) =>
    value && <FormattedDate value={value} dateStyle="medium" />;
  return (
    <article className="mx-auto max-w-4xl space-y-10 px-4 py-8">
      <header>
        <p className="text-sm text-muted">{project.reraNumber}</p>
        <h1 className="text-3xl font-bold">{project.name}</h1>
        <p className="text-muted">
          <Link
            to="/builder/$id"
            params={{ id: project.builder.id }}
            className="font-medium text-brand underline"
          >
            {project.builder.name}
          </Link>
          {[project.district, project.pinCode].filter(Boolean).map((place) => ` · ${place}`)}
        </p>
        {project.trust && (
          <p className="mt-3">
            <TrustBadge
              band={project.trust.band}
              score={project.trust.score}
              interval={project.trust.confidenceInterval}
            />
          </p>
        )}
      </header>
      <Facts
        isWhole
        facts={[
          ['fact.status', <FormattedMessage key="status" id={`project.${project.status}`} />],
          ['fact.proposed', day(project.proposedCompletionOn)],
          ['fact.revised', day(project.revisedCompletionOn)],
          ['fact.extended', day(project.extendedCompletionOn)],
          ['fact.occupancy', day(project.occupancyCertificateOn)],
          ['fact.apartments', project.apartmentsCount],
          ['fact.booked', project.bookedApartmentsCount],
          ['fact.complaints', project.complaintsCount],
          ['fact.cases', project.casesCount],
          ['fact.lastModified', day(project.lastModifiedOn)],
        ]}
      />
      <CompletionTimeline
        proposed={project.proposedCompletionOn}
        revised={project.revisedCompletionOn}
        extended={project.extendedCompletionOn}
        completed={project.completedOn ?? project.occupancyCertificateOn}
      />
      {project.trust && <TrustExplanation trust={project.trust} />}
      {project.delivery && <DeliveryEvidence delivery={project.delivery} of="project" />}
      {project.builder.reviews && (
        <BuilderReviews builder={project.builder} reviews={project.builder.reviews} />
      )}
    </article>
  );
}
