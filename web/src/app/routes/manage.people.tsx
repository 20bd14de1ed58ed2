import { createFileRoute } from '@tanstack/react-router';
import { TeamScreen } from '../../features/manage/team-screen.js';
import { ManagerOnly } from '../../features/manage/manager-only.js';

export const Route = createFileRoute('/manage/people')({
  component: () => (
    <ManagerOnly>{(organizationId) => <TeamScreen organizationId={organizationId} />}</ManagerOnly>
  ),
});
