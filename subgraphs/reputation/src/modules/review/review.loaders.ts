import DataLoader from 'dataloader';
import {
  type Connection,
  COUNT_CAP,
  type EntityManager,
  type Page,
  query,
  readPage,
  sql,
  type TenantScope,
  toConnection,
} from '@propmubi/runtime';
import { z } from 'zod';
import { maySeeReview } from './review.policy.js';
import { Review, type ReviewSubjectType } from './review.entity.js';
import { ReviewSort, type ReviewsArgs } from './review.inputs.js';

export function reviewById(db: TenantScope): DataLoader<string, Review | null> {
  return new DataLoader(async (ids) => {
    const found = await db.read((em) => em.find(Review, { id: { $in: [...ids] } }));
    const byId = new Map(found.map((review) => [review.id, review]));
    return ids.map((id) => {
      const review = byId.get(id);
      return review && maySeeReview(db.viewer, review) ? review : null;
    });
  });
}

export interface ReviewPage {
  subjectType: ReviewSubjectType;
  subjectId: string;
  sort: ReviewSort;
  page: Page<(string | number)[]>;
}

/** What a cursor of each order compares; one of another order is refused. */
const CURSORS: Record<ReviewSort, z.ZodType<(string | number)[]>> = {
  NEWEST: z.tuple([z.guid()]),
  HELPFUL: z
    .tuple([z.literal('helpful'), z.number(), z.guid()])
    .transform(([, helpfulness, id]) => [helpfulness, id]),
};

/** @throws InvalidInputError FIRST_AND_LAST, BAD_CURSOR */
export function readReviewPage(args: ReviewsArgs): Pick<ReviewPage, 'sort' | 'page'> {
  return { sort: args.sort, page: readPage(args, CURSORS[args.sort]) };
}

/** Pages of published reviews: one statement for all pages that are read in the same order and direction. */
export function reviewPages(db: TenantScope): DataLoader<ReviewPage, Connection<Review>, string> {
  const published = publishedCounts(db);
  return new DataLoader(
    async (pages) => {
      const found = new Map<ReviewPage, Review[]>();
      const alike = Map.groupBy(pages, ({ sort, page }) => `${sort}:${page.backwards}`);
      for (const asked of alike.values()) {
        const rows = await db.read((em) => publishedReviews(em, asked));
        for (const [place, reviews] of Map.groupBy(rows, (row) => row.place))
          found.set(
            asked[place] as ReviewPage,
            reviews.map(({ review }) => review),
          );
      }
      return pages.map((asked) =>
        toConnection(found.get(asked) ?? [], asked.page, cursorIn(asked.sort), () => published.load(asked)),
      );
    },
    {
      cacheKeyFn: ({ subjectType, subjectId, sort, page }) =>
        JSON.stringify([subjectType, subjectId, sort, page]),
    },
  );
}

type ReviewedSubject = Pick<ReviewPage, 'subjectType' | 'subjectId'>;

/** How many published reviews a subject has, up to COUNT_CAP of each: one statement for all subjects. */
function publishedCounts(db: TenantScope): DataLoader<ReviewedSubject, number, string> {
  return new DataLoader(
    async (subjects) => {
      const asked = subjects.map(({ subjectType, subjectId }) => ({
        subject_type: subjectType,
        subject_id: subjectId,
      }));
      const rows = await db.read((em) =>
        query(
          em,
          sql<{ type: string; id: string; count: number }>`
            select asked.subject_type as type, asked.subject_id as id, counted.count
              from json_to_recordset(${JSON.stringify(asked)}::json) as asked (subject_type text, subject_id uuid)
              cross join lateral (
                select count(*)::int as count from (
                  select 1 from reputation.review
                   where review.subject_type = asked.subject_type and review.subject_id = asked.subject_id
                     and status = 'PUBLISHED'
                   limit ${COUNT_CAP}
                ) found
              ) counted`,
        ),
      );
      const counts = new Map(rows.map(({ type, id, count }) => [`${type}:${id}`, count]));
      return subjects.map(({ subjectType, subjectId }) => counts.get(`${subjectType}:${subjectId}`) ?? 0);
    },
    { cacheKeyFn: ({ subjectType, subjectId }) => `${subjectType}:${subjectId}` },
  );
}

function cursorIn(sort: ReviewSort): (review: Review) => (string | number)[] {
  return sort === ReviewSort.HELPFUL
    ? ({ helpfulness, id }) => ['helpful', helpfulness, id]
    : ({ id }) => [id];
}

/** Pages that are alike in order and direction. */
async function publishedReviews(
  em: EntityManager,
  pages: readonly ReviewPage[],
): Promise<{ place: number; review: Review }[]> {
  const isHelpful = pages[0]?.sort === ReviewSort.HELPFUL;
  const direction = pages[0]?.page.backwards ? sql`asc` : sql`desc`;
  const asked = pages.map(({ subjectType, subjectId, page: { after, before, size } }, place) => ({
    place,
    subject_type: subjectType,
    subject_id: subjectId,
    after: after?.at(-1) ?? null,
    after_value: after?.at(-2) ?? null,
    before: before?.at(-1) ?? null,
    before_value: before?.at(-2) ?? null,
    size: size + 1,
  }));
  const beyond = isHelpful
    ? sql`(asked.after is null or (helpfulness, id) < (asked.after_value, asked.after))
         and (asked.before is null or (helpfulness, id) > (asked.before_value, asked.before))`
    : sql`(asked.after is null or id < asked.after) and (asked.before is null or id > asked.before)`;
  const order = isHelpful ? sql`helpfulness ${direction}, id ${direction}` : sql`id ${direction}`;
  const rows = await query(
    em,
    sql<{ place: number }>`
      select asked.place, found.*
        from json_to_recordset(${JSON.stringify(asked)}::json)
          as asked (place int, subject_type text, subject_id uuid, after uuid, after_value float8, before uuid,
                    before_value float8, size int)
        cross join lateral (
          select * from reputation.review
           where review.subject_type = asked.subject_type and review.subject_id = asked.subject_id
             and status = 'PUBLISHED' and ${beyond}
           order by ${order} limit asked.size
        ) found
       order by asked.place, ${order}`,
  );
  return rows.map(({ place, ...row }) => ({ place, review: em.map(Review, row) }));
}
