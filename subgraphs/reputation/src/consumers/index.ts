import { type EventConsumer, onBrokerageMembershipChanged } from '@propmubi/runtime';
import { onAgentRegistered, onAgentUpdated } from './on-agent-changed.js';
import { onBrokerageAppointed } from './on-brokerage-appointed.js';
import { onDeviceSeen } from './on-device-seen.js';
import { onIdentityVerified } from './on-identity-verified.js';
import { onPaymentReceived, onSiteVisitCompleted } from './on-interaction-verified.js';
import { onProjectCreated, onProjectStatusChanged } from './on-project-changed.js';
import { onRegistrySynced } from './on-registry-synced.js';

export const reputationConsumers: EventConsumer[] = [
  onRegistrySynced,
  onProjectCreated,
  onProjectStatusChanged,
  onSiteVisitCompleted,
  onPaymentReceived,
  onAgentRegistered,
  onAgentUpdated,
  onIdentityVerified,
  onDeviceSeen,
  onBrokerageAppointed,
  onBrokerageMembershipChanged,
];
