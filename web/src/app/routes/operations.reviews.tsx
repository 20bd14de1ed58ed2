import { createFileRoute } from '@tanstack/react-router';
import { ReviewScreen } from '../../features/operations/review-screen.js';
import { StaffOnly } from '../../shared/staff/staff-only.js';

export const Route = createFileRoute('/operations/reviews')({
  component: () => <StaffOnly>{() => <ReviewScreen />}</StaffOnly>,
});
