import { Link } from '@tanstack/react-router';
import { BellRing } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import { useViewer } from '../../lib/viewer.js';
import { Countdown } from '../../shared/stats/countdown.js';
import { waitingOf } from './incoming.js';
import { useFollowAssignments, useLiveAssignments } from './live-assignments.js';

interface ArrivalNoticeProps {
  /** The lead that is on the screen already. */
  besides?: string;
}

/** On screens beside the leads: a lead that has just come, over the screen, so that nothing on it moves. */
export function ArrivalNotice({ besides }: ArrivalNoticeProps) {
  const agentId = useViewer()?.agent?.id;
  return agentId ? <Arrivals agentId={agentId} besides={besides} /> : null;
}

function Arrivals({ agentId, besides }: ArrivalNoticeProps & { agentId: string }) {
  useFollowAssignments(agentId);
  const arrived = waitingOf(
    useLiveAssignments((state) => state.arrived),
    besides,
  );
  const [latest] = arrived;
  return (
    <div role="status" className="pointer-events-none sticky top-28 z-20 h-0 px-4 text-center">
      {latest && (
        <Link
          to="/work"
          className="pointer-events-auto inline-flex min-h-12 max-w-full items-center gap-2 rounded-full border-2 border-accent bg-surface px-5 font-semibold text-accent shadow-card"
        >
          <BellRing aria-hidden className="size-5 shrink-0" />
          <FormattedMessage id="work.arrived" values={{ count: arrived.length }} />
          {latest.assignment?.acceptDueAt && (
            <span aria-live="off">
              <Countdown until={latest.assignment.acceptDueAt} />
            </span>
          )}
        </Link>
      )}
    </div>
  );
}
