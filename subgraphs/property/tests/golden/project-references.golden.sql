start transaction read only;

select set_config(?, ?, true), set_config(?, ?, true);

select "p0".* from "property"."project" as "p0" where "p0"."rera_number" in (…);

select "b0".* from "property"."builder" as "b0" where "b0"."id" in (…);

rollback;
