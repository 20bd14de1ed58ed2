import type { Viewer } from '@propmubi/runtime';

export type Submitter = Viewer & { userId: string; organizationId: string };
