import { createFileRoute } from '@tanstack/react-router';
import { KeysScreen } from '../../features/api-keys/keys-screen.js';

export const Route = createFileRoute('/my/keys')({ component: KeysScreen });
