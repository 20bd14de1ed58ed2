import { Option } from 'commander';

export function dateFormatOption(): Option {
  return new Option(
    '--date-format <order>',
    'for files whose dates do not decide between month and day first',
  ).choices(['MDY', 'DMY']);
}
