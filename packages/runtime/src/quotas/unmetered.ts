/**
 * `@Directive(UNMETERED)` on a field of a root type: an organization that has used its quota up may still ask it. For what
 * people need to stay signed in, and to see why the rest is refused. It counts like any other.
 */
export const UNMETERED = '@tag(name: "unmetered")';
