import { createFileRoute } from '@tanstack/react-router';
import { RulesScreen } from '../../features/manage/rules-screen.js';
import { ManagerOnly } from '../../features/manage/manager-only.js';

export const Route = createFileRoute('/manage/rules')({
  component: () => (
    <ManagerOnly>{(organizationId) => <RulesScreen organizationId={organizationId} />}</ManagerOnly>
  ),
});
