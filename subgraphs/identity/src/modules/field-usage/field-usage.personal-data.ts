import type { PersonalDataMap } from '@propmubi/privacy';

/** What is kept of people by what programs use of the API. */
export const fieldUsageTables: PersonalDataMap['tables'] = {
  field_usage: {
    without: 'numbers of programs; their names are those that their authors gave them',
  },
  field_usage_position: { without: 'a position' },
};
