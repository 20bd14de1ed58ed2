import { createFileRoute } from '@tanstack/react-router';
import { MyDataScreen } from '../../features/my/my-data.js';

export const Route = createFileRoute('/my/data')({ component: MyDataScreen });
