export { reportUnexpected } from './report-unexpected.js';
export { startErrorReports } from './start-error-reports.js';
