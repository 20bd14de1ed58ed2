import { url } from '@propmubi/runtime';

export const dashboardSettings = {
  PROMETHEUS_URL: url({
    default: '',
    desc: 'Prometheus whose series administrators see in the operations screen, with name and password where it asks for them; without it there are none',
  }),
} as const;
