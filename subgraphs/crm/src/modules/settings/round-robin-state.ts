/** Current weight by id; what one pick leaves behind for the next. */
export type RoundRobinState = Readonly<Record<string, number>>;
