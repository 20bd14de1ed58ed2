#!/bin/bash
# Runs once, when the volume is empty: the role that owns the tables, a group role to which migrations grant, and one role
# for each subgraph, which reaches its own schema alone. None of them can bypass row level security.
set -euo pipefail
psql --username "$POSTGRES_USER" --dbname postgres --set ON_ERROR_STOP=1 \
  --set owner_password="$DATABASE_OWNER_PASSWORD" <<'SQL'
-- The master user of a managed Postgres is no superuser: it makes a database for a role that it may become.
set createrole_self_grant = 'set, inherit';
create role propmubi_owner login nosuperuser nobypassrls nocreaterole nocreatedb password :'owner_password';
create role propmubi_app nologin nosuperuser nobypassrls nocreaterole nocreatedb;
create database propmubi owner propmubi_owner;
revoke all on database propmubi from public;
SQL
for subgraph in identity property trust crm reputation; do
  password="DATABASE_${subgraph^^}_PASSWORD"
  psql --username "$POSTGRES_USER" --dbname postgres --set ON_ERROR_STOP=1 \
    --set role="propmubi_$subgraph" --set password="${!password}" <<'SQL'
create role :"role" login nosuperuser nobypassrls nocreaterole nocreatedb password :'password';
grant connect, temporary on database propmubi to :"role";
SQL
done
