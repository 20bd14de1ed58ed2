import { createFileRoute } from '@tanstack/react-router';
import { ReportsScreen } from '../../features/manage/reports-screen.js';
import { ManagerOnly } from '../../features/manage/manager-only.js';

export const Route = createFileRoute('/manage/reports')({
  component: () => <ManagerOnly>{() => <ReportsScreen />}</ManagerOnly>,
});
