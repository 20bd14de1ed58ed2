import { createFileRoute } from '@tanstack/react-router';
import { AuditScreen } from '../../features/manage/audit-screen.js';
import { ManagerOnly } from '../../features/manage/manager-only.js';

export const Route = createFileRoute('/manage/audit')({
  component: () => <ManagerOnly>{() => <AuditScreen />}</ManagerOnly>,
});
