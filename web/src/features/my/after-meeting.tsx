import { Flag, PenLine } from 'lucide-react';
import { lazy, Suspense, useId, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { Button } from '../../ui/button.js';
import { Skeleton } from '../../ui/states.js';
import type { MetSubject } from './met-subject.js';

const ReviewForm = lazy(() => import('./review-form.js'));
const DisputeForm = lazy(() => import('./dispute-form.js'));

interface AfterMeetingProps {
  /** The agent, and the builder of the project. */
  reviewable: readonly MetSubject<'AGENT' | 'BUILDER'>[];
  /** The home, its project and the agent. */
  disputable: readonly MetSubject<'AGENT' | 'LISTING' | 'PROJECT'>[];
}

/** What a visit or a payment that both sides confirmed entitles a buyer to: a review, and a dispute. */
export function AfterMeeting({ reviewable, disputable }: AfterMeetingProps) {
  const panel = useId();
  const [open, setOpen] = useState<'review' | 'dispute'>();
  const toggle = (what: 'review' | 'dispute') => setOpen(open === what ? undefined : what);
  return (
    <div className="clear-both mt-4 space-y-3">
      <div className="flex flex-wrap gap-2">
        <Button
          variant="quiet"
          aria-expanded={open === 'review'}
          aria-controls={panel}
          onClick={() => toggle('review')}
        >
          <PenLine aria-hidden className="size-5" />
          <FormattedMessage id="reviews.write" />
        </Button>
        <Button
          variant="quiet"
          aria-expanded={open === 'dispute'}
          aria-controls={panel}
          onClick={() => toggle('dispute')}
        >
          <Flag aria-hidden className="size-5" />
          <FormattedMessage id="dispute.open" />
        </Button>
      </div>
      <div id={panel}>
        <Suspense fallback={<Skeleton className="h-40" />}>
          {open === 'review' && <ReviewForm subjects={reviewable} />}
          {open === 'dispute' && <DisputeForm subjects={disputable} />}
        </Suspense>
      </div>
    </div>
  );
}
