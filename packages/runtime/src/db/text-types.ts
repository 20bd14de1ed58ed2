import pg from 'pg';

/** MikroORM, like the callers of raw SQL, reads dates and intervals from the text Postgres sends. */
const { builtins } = pg.types;
const TEXT_ARRAY = 1009;
const AS_TEXT = new Set<number>([builtins.DATE, builtins.TIMESTAMP, builtins.TIMESTAMPTZ, builtins.INTERVAL]);
/** date[], timestamp[], timestamptz[], interval[] */
const AS_TEXT_ARRAY = new Set([1182, 1115, 1185, 1187]);

export const typesAsText: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (AS_TEXT.has(oid)) return (text: string) => text;
    return pg.types.getTypeParser(AS_TEXT_ARRAY.has(oid) ? TEXT_ARRAY : oid, format as 'text');
  },
};
