import { Migration } from '@mikro-orm/migrations';
import { retentionFunction } from '@propmubi/privacy';
import { rejectedReplies, rejectedReviews } from '../personal-data.js';

const NOT_SHOWN = `status in ('REJECTED', 'REMOVED')`;

/** What a moderator did not show, or took down, is kept for a year, in which its author may ask why. */
export class AddRetention extends Migration {
  override up(): void {
    const functions = [
      retentionFunction({
        ...rejectedReviews,
        schema: 'reputation',
        due: {
          from: 'reputation.review r',
          alias: 'r',
          where: `r.${NOT_SHOWN} and r.text is not null`,
          since: 'r.moderated_at',
        },
        remove: ['update reputation.review set text = null where id = any(due)'],
      }),
      retentionFunction({
        ...rejectedReplies,
        schema: 'reputation',
        due: {
          from: 'reputation.review_reply r',
          alias: 'r',
          where: `r.${NOT_SHOWN} and r.text <> ''`,
          since: 'r.moderated_at',
        },
        remove: [`update reputation.review_reply set text = '' where id = any(due)`],
      }),
    ];
    for (const statement of functions.flat()) this.addSql(statement);
  }

  override down(): void {
    this.addSql('drop function reputation.retain_rejected_replies(integer, boolean)');
    this.addSql('drop function reputation.retain_rejected_reviews(integer, boolean)');
  }
}
