export {
  createFieldUsageSender,
  dropFieldUsage,
  readFieldUsage,
  type FieldUsageReport,
  type FieldUsageSender,
} from './field-usage-stream.js';
