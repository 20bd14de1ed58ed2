import DataLoader from 'dataloader';
import { type Connection, decodeCursor, query, sql, type TenantScope, toConnection } from '@propmubi/runtime';
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
  first: number;
  after?: string | undefined;
}

const cursorShape = z.tuple([z.guid()]);

/** Pages of published reviews, newest first: one statement for all subjects that ask for the same page size. */
export function reviewPages(db: TenantScope): DataLoader<ReviewPage, Connection<Review>, string> {
  return new DataLoader(
    async (pages) => {
      const asked = pages.map((page, place) => ({
        place,
        subject_type: page.subjectType,
        subject_id: page.subjectId,
        before: page.after ? decodeCursor(page.after, cursorShape)[0] : null,
        size: page.first + 1,
      }));
      const rows = await db.read(async (em) =>
        (
          await query<{ place: number }>(
            em,
            sql`select asked.place, found.*
               from json_to_recordset(${JSON.stringify(asked)}::json)
                 as asked (place int, subject_type text, subject_id uuid, before uuid, size int)
               cross join lateral (
                 select * from reputation.review
                  where review.subject_type = asked.subject_type and review.subject_id = asked.subject_id
                    and status = 'PUBLISHED' and (asked.before is null or id < asked.before)
                  order by id desc limit asked.size
               ) found
              order by asked.place, found.id desc`,
          )
        ).map(({ place, ...row }) => ({ place, review: em.map(Review, row) })),
      );
      const byPlace = Map.groupBy(rows, ({ place }) => place);
      return pages.map((page, place) =>
        toConnection(
          (byPlace.get(place) ?? []).map(({ review }) => review),
          page,
          ({ id }) => [id],
        ),
      );
    },
    { cacheKeyFn: ({ subjectId, first, after }) => `${subjectId}:${first}:${after ?? ''}` },
  );
}
