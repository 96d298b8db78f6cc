-- Law is published before its day begins in its own country (services/packs), whose clocks the record does not know. What
-- the record can refuse is a day that has begun everywhere: on the last clocks on earth, twelve hours behind UTC.
ALTER TABLE "published_pack" DROP CONSTRAINT "published_pack_in_time";
ALTER TABLE "published_pack"
    ADD CONSTRAINT "published_pack_in_time"
    CHECK ("effective_from" > (("published_at" AT TIME ZONE 'UTC') - INTERVAL '12 hours')::date);
