-- Which connection claimed a running request: once that is gone, its process has died or dropped it, and whoever asks again
-- under the key need not wait for the end of the lease.

ALTER TABLE "idempotency_record" ADD COLUMN "claimed_by" INTEGER;
