export * from './catalogue.js';
export * from './define-event.js';
export * from './domain-event.js';
export * from './parse-event.js';
export { registerProject, projectStatus } from './schemas/property.events.js';
export { leadStage } from './schemas/crm.events.js';
export { agentStatus, shift } from './schemas/identity.events.js';
export { deliveryAssessment, reputationBand } from './schemas/reputation.events.js';
export { trustBand, trustSubjectType } from './schemas/trust.events.js';
