import { Link } from '@tanstack/react-router';
import { FormattedDate, FormattedMessage } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useGraphPages } from '../../lib/graph-pages.js';
import { More } from '../../ui/more.js';
import { Failure, Skeleton } from '../../ui/states.js';
import { TrustBadge } from '../../shared/trust/trust-badge.js';

const ProjectsOfBuilder = graphql(`
  query ProjectsOfBuilder($builderId: ID!, $after: String) {
    projects(filter: { builderId: $builderId }, first: 12, after: $after) {
      edges {
        node {
          id
          name
          reraNumber
          district
          status
          completionDueOn
          completedOn
          trust {
            id
            score
            band
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** The builder's registered projects, page after page. */
export function BuilderProjects({ builderId }: { builderId: string }) {
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useGraphPages(
    ProjectsOfBuilder,
    { builderId },
    ({ projects }) => projects,
  );
  const projects = data?.pages.flatMap((page) => page.projects?.edges.map(({ node }) => node) ?? []);
  return (
    <section>
      <h2 className="text-xl font-bold">
        <FormattedMessage id="builder.projects" />
      </h2>
      {isPending && <Skeleton className="mt-3 h-40" />}
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {projects?.length === 0 && (
        <p className="mt-2 text-muted">
          <FormattedMessage id="builder.noProjects" />
        </p>
      )}
      <ul className="mt-3 grid gap-3 sm:grid-cols-2">
        {projects?.map((project) => (
          <li
            key={project.id}
            className="relative rounded-card border border-line bg-surface p-4 hover:bg-raised"
          >
            <div className="flex items-start justify-between gap-3">
              <Link
                to="/project/$reraNumber"
                params={{ reraNumber: project.reraNumber }}
                className="font-semibold after:absolute after:inset-0 hover:underline"
              >
                {project.name}
              </Link>
              {project.trust && <TrustBadge band={project.trust.band} score={project.trust.score} />}
            </div>
            <p className="mt-1 text-sm text-muted">
              {project.district} · <FormattedMessage id={`project.${project.status}`} />
            </p>
            <DueDate due={project.completionDueOn} completed={project.completedOn} />
          </li>
        ))}
      </ul>
      <More hasMore={hasNextPage} busy={isFetchingNextPage} onMore={fetchNextPage} />
    </section>
  );
}

function DueDate({ due, completed }: { due: string | null; completed: string | null }) {
  const day = completed ?? due;
  if (!day) return null;
  return (
    <p className="text-sm tabular-nums">
      <FormattedMessage
        id={completed ? 'builder.completedOn' : 'builder.dueOn'}
        values={{ date: <FormattedDate key="date" value={day} dateStyle="medium" /> }}
      />
    </p>
  );
}
