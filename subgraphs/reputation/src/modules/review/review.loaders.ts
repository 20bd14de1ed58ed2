import DataLoader from 'dataloader';
import {
  type Connection,
  type ConnectionArgs,
  type EntityManager,
  type Page,
  query,
  type RawBuilder,
  readPage,
  sql,
  type TenantScope,
  toConnection,
} from '@propmubi/runtime';
import { z } from 'zod';
import { maySeeReview } from './review.policy.js';
import { Review, type ReviewSubjectType } from './review.entity.js';

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
  page: Page<[id: string]>;
}

/** @throws InvalidInputError FIRST_AND_LAST, BAD_CURSOR */
export function readReviewPage(args: ConnectionArgs): Page<[id: string]> {
  return readPage(args, z.tuple([z.guid()]));
}

/** Pages of published reviews, newest first: one statement for all pages that are read in the same direction. */
export function reviewPages(db: TenantScope): DataLoader<ReviewPage, Connection<Review>, string> {
  return new DataLoader(
    async (pages) => {
      const found = new Map<ReviewPage, Review[]>();
      for (const [backwards, alike] of Map.groupBy(pages, ({ page }) => page.backwards)) {
        const rows = await db.read((em) => publishedReviews(em, alike, backwards ? sql`asc` : sql`desc`));
        for (const [place, reviews] of Map.groupBy(rows, (row) => row.place))
          found.set(
            alike[place] as ReviewPage,
            reviews.map(({ review }) => review),
          );
      }
      return pages.map((asked) => toConnection(found.get(asked) ?? [], asked.page, ({ id }) => [id]));
    },
    { cacheKeyFn: ({ subjectType, subjectId, page }) => JSON.stringify([subjectType, subjectId, page]) },
  );
}

async function publishedReviews(
  em: EntityManager,
  pages: readonly ReviewPage[],
  direction: RawBuilder<unknown>,
): Promise<{ place: number; review: Review }[]> {
  const asked = pages.map(({ subjectType, subjectId, page }, place) => ({
    place,
    subject_type: subjectType,
    subject_id: subjectId,
    after: page.after?.[0] ?? null,
    before: page.before?.[0] ?? null,
    size: page.size + 1,
  }));
  const rows = await query(
    em,
    sql<{ place: number }>`
      select asked.place, found.*
        from json_to_recordset(${JSON.stringify(asked)}::json)
          as asked (place int, subject_type text, subject_id uuid, after uuid, before uuid, size int)
        cross join lateral (
          select * from reputation.review
           where review.subject_type = asked.subject_type and review.subject_id = asked.subject_id
             and status = 'PUBLISHED' and (asked.after is null or id < asked.after)
             and (asked.before is null or id > asked.before)
           order by id ${direction} limit asked.size
        ) found
       order by asked.place, found.id ${direction}`,
  );
  return rows.map(({ place, ...row }) => ({ place, review: em.map(Review, row) }));
}
