export interface RowOrigin {
  file: string;
  line: number;
  cells: Record<string, string>;
}
