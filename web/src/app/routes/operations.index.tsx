import { createFileRoute } from '@tanstack/react-router';
import { OperationsScreen } from '../../features/operations/operations-screen.js';
import { StaffOnly } from '../../shared/staff/staff-only.js';

export const Route = createFileRoute('/operations/')({
  component: () => <StaffOnly>{() => <OperationsScreen />}</StaffOnly>,
});
