import type { MigrationObject } from '@mikro-orm/core';
import { CreateProjections } from './001-projections.js';
import { CreateLeads } from './002-leads.js';
import { CreateAcrossTenants } from './003-across-tenants.js';
import { CreateVisitsAndPayments } from './004-visits-and-payments.js';
import { CreateRetention } from './005-retention.js';
import { CreateErasure } from './006-erasure.js';

export const migrations: MigrationObject[] = [
  { name: '001-projections', class: CreateProjections },
  { name: '002-leads', class: CreateLeads },
  { name: '003-across-tenants', class: CreateAcrossTenants },
  { name: '004-visits-and-payments', class: CreateVisitsAndPayments },
  { name: '005-retention', class: CreateRetention },
  { name: '006-erasure', class: CreateErasure },
];
