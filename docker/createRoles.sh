#!/bin/sh
# Run by the PostgreSQL image once, when its volume is new: the roles and databases of Portolan and of Temporal.
# Neither may enter the other's database. Names are those of bin/postgres/rolesAndDatabase.ts and bin/temporal/clusterDatabases.ts.
set -eu
psql --set ON_ERROR_STOP=1 --username postgres \
  --set owner="$PORTOLAN_OWNER_PASSWORD" --set app="$PORTOLAN_APP_PASSWORD" --set temporal="$PORTOLAN_TEMPORAL_PASSWORD" <<'SQL'
CREATE ROLE portolan_owner LOGIN PASSWORD :'owner';
CREATE ROLE portolan_app LOGIN PASSWORD :'app';
CREATE ROLE portolan_temporal LOGIN PASSWORD :'temporal';
CREATE DATABASE portolan OWNER portolan_owner TEMPLATE template0 ENCODING 'UTF8';
CREATE DATABASE temporal OWNER portolan_temporal TEMPLATE template0 ENCODING 'UTF8';
CREATE DATABASE temporal_visibility OWNER portolan_temporal TEMPLATE template0 ENCODING 'UTF8';
REVOKE ALL ON DATABASE portolan, temporal, temporal_visibility FROM PUBLIC;
GRANT CONNECT ON DATABASE portolan TO portolan_app;
SQL
