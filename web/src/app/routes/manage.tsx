import { createFileRoute } from '@tanstack/react-router';
import { BoardScreen } from '../../features/manage/board.js';
import { SignedInOnly } from '../signed-in-only.js';

export const Route = createFileRoute('/manage')({
  component: () => (
    <SignedInOnly>
      <BoardScreen />
    </SignedInOnly>
  ),
});
