#!/bin/bash
# Runs once, when the volume is empty: the two roles of the services. The app role can neither bypass row level
# security nor change the schema.
set -euo pipefail
psql --username "$POSTGRES_USER" --dbname postgres --set ON_ERROR_STOP=1 \
  --set owner_password="$DATABASE_OWNER_PASSWORD" --set app_password="$DATABASE_APP_PASSWORD" <<'SQL'
create role propmubi_owner login nosuperuser nobypassrls nocreaterole nocreatedb password :'owner_password';
create role propmubi_app login nosuperuser nobypassrls nocreaterole nocreatedb password :'app_password';
create database propmubi owner propmubi_owner;
revoke all on database propmubi from public;
grant connect, temporary on database propmubi to propmubi_app;
SQL
