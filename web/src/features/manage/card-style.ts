/** Of a card above the board: it is there, with the same frame, whether something is in it or not. */
export const calm = 'rounded-card border-2 border-line p-4 text-muted';
export const urgent = 'rounded-card border-2 border-accent p-4 text-accent';
