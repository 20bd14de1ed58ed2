import { createFileRoute } from '@tanstack/react-router';
import { ManagerOnly } from '../../features/manage/manager-only.js';
import { parseGroup } from '../../features/own-listings/own-listing-groups.js';
import { OwnListingsScreen } from '../../features/own-listings/own-listings-screen.js';

export const Route = createFileRoute('/manage/listings')({
  validateSearch: parseGroup,
  component: () => {
    const { show = 'market' } = Route.useSearch();
    return <ManagerOnly>{() => <OwnListingsScreen agentId={null} group={show} />}</ManagerOnly>;
  },
});
