/** Something that what is typed may mean: `key` is an id, of a project its RERA number. */
export interface Suggestion {
  kind: 'LOCALITY' | 'PROJECT' | 'BUILDER' | 'AGENT' | 'LISTING';
  key: string;
  title: string;
  subtitle: string;
}
