/** Something that a review or a dispute can be about. */
export interface MetSubject<Kind extends string = string> {
  kind: Kind;
  id: string;
  name: string;
}
