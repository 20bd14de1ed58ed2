import { createFileRoute } from '@tanstack/react-router';
import { LogScreen } from '../../features/verify/log-screen.js';
import { StaffOnly } from '../../shared/staff/staff-only.js';

export const Route = createFileRoute('/operations/log')({
  component: () => <StaffOnly>{() => <LogScreen />}</StaffOnly>,
});
