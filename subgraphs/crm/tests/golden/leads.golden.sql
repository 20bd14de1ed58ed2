start transaction read only;

select set_config($1, $2, true), set_config($3, $4, true);

select "l0".* from "crm"."lead" as "l0" where ("l0"."organization_id" = $1 or "l0"."buyer_user_id" = $2) and "l0"."stage" in (…) order by "l0"."created_at" desc, "l0"."id" desc limit …;

select page.* from unnest($1::uuid[]) as asked (lead_id)
       cross join lateral (
         select a.* from crm.activity a where a.lead_id = asked.lead_id
            and ($2::timestamptz is null or (a.at, a.id) < ($3::timestamptz, $4::uuid))
          order by a.at desc, a.id desc limit …
       ) page
       order by page.at desc, page.id desc;

select "c0".* from "crm"."contact" as "c0" where "c0"."id" in (…);

select "c0".* from "crm"."consent" as "c0" where "c0"."contact_id" in (…) order by "c0"."given_at" asc, "c0"."id" asc;

select "a0".* from "crm"."assignment" as "a0" where "a0"."lead_id" in (…) order by "a0"."assigned_at" asc, "a0"."id" asc;

select "s0".* from "crm"."site_visit" as "s0" where "s0"."lead_id" in (…) order by "s0"."scheduled_for" asc, "s0"."id" asc;

select "p0".* from "crm"."payment" as "p0" where "p0"."lead_id" in (…) order by "p0"."received_at" asc, "p0"."id" asc;

select "b0".* from "crm"."agent" as "b0" where "b0"."organization_id" = $1 and "b0"."id" in (…);

rollback;
