import { createFileRoute } from '@tanstack/react-router';
import { BoardScreen } from '../../features/manage/board.js';
import { ManagerOnly } from '../../features/manage/manager-only.js';

export const Route = createFileRoute('/manage/')({
  component: () => (
    <ManagerOnly>{(organizationId) => <BoardScreen organizationId={organizationId} />}</ManagerOnly>
  ),
});
