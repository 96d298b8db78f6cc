-- Where the paper of an authority is and why it was taken back, and why somebody became or ended as a member, stand sealed.
ALTER TABLE "subject_key"
    DROP CONSTRAINT "subject_key_kind",
    ADD CONSTRAINT "subject_key_kind" CHECK ("kind" IN ('consignee', 'person', 'notice', 'document', 'template', 'authority'));

-- The key of an authority is read by both firms, that of a person by whatever organisation they are or were a member of:
-- by whoever sees the row, which has policies of its own; and everybody's own by themselves, also while they act for a firm
-- that is not theirs.
CREATE POLICY "read_by_members" ON "subject_key" FOR SELECT USING (
    ("kind" = 'authority' AND "id" IN (SELECT "id" FROM "authority"))
    OR ("kind" = 'person' AND ("id" = app_person() OR "id" IN (SELECT "person_id" FROM "membership"))));
CREATE POLICY "made_by_administrators" ON "subject_key" FOR INSERT WITH CHECK (
    "kind" = 'authority' AND current_setting('app.scope', true) = 'administrator');
