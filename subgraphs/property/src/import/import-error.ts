/** An input file that cannot be imported: nothing was written. Says where it is wrong and what to do about it. */
export class ImportError extends Error {
  constructor(
    readonly code: ImportErrorCode,
    problem: string,
    readonly remedy: string,
    readonly at: { file?: string; line?: number } = {},
    options?: ErrorOptions,
  ) {
    const place = [at.file, at.line && `line ${at.line}`].filter(Boolean).join(', ');
    super(`${code}: ${place && `${place}: `}${problem} ${remedy}`, options);
    this.name = 'ImportError';
  }
}

export type ImportErrorCode =
  | 'IMPORT_FOLDER_MISSING'
  | 'IMPORT_FILE_MISSING'
  | 'IMPORT_BAD_AS_OF'
  | 'IMPORT_OLDER_THAN_KNOWN'
  | 'IMPORT_CHANGES_TOO_MUCH'
  | 'DATE_FORMAT_AMBIGUOUS'
  | 'DATE_FORMAT_MIXED'
  | 'DATE_FORMAT_UNKNOWN'
  | 'REGISTER_UNREADABLE'
  | 'CSV_WRONG_COLUMNS'
  | 'CSV_WRONG_COLUMN_COUNT'
  | 'CSV_TRUNCATED'
  | 'CSV_LINE_TOO_LONG'
  | 'CSV_NOT_UTF8'
  | 'CSV_EMPTY'
  | 'CSV_MALFORMED';
