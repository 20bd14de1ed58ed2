import { createFileRoute } from '@tanstack/react-router';
import { ManagerOnly } from '../../features/manage/manager-only.js';
import { UsageScreen } from '../../features/manage/usage-screen.js';

export const Route = createFileRoute('/manage/usage')({
  component: () => <ManagerOnly>{() => <UsageScreen />}</ManagerOnly>,
});
