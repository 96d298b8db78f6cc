-- Who is erased is not to be known by their sign-in any more, nor by the browsers they used. Whoever erases sees and removes
-- links and sessions of people whose key is destroyed, and nobody removes another link.

-- Has this person been erased, as far as who asks sees keys?
CREATE FUNCTION "app_erased_person"("person" text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN EXISTS (SELECT FROM "subject_key" WHERE "id" = "person" AND "kind" = 'person' AND "erased_at" IS NOT NULL);

CREATE POLICY "seen_once_erased" ON "identity" FOR SELECT USING (
    current_setting('app.scope', true) = 'operator' AND app_erased_person("person_id"));
CREATE POLICY "removed_by_operators" ON "identity" FOR DELETE USING (current_setting('app.scope', true) = 'operator');
CREATE POLICY "removed_once_erased" ON "identity" AS RESTRICTIVE FOR DELETE USING (app_erased_person("person_id"));
CREATE POLICY "seen_once_erased" ON "session" FOR SELECT USING (
    current_setting('app.scope', true) = 'operator' AND app_erased_person("person_id"));
CREATE POLICY "removed_once_erased" ON "session" FOR DELETE USING (
    current_setting('app.scope', true) = 'operator' AND app_erased_person("person_id"));

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'portolan_app') THEN
        RAISE NOTICE 'role portolan_app does not exist: nothing granted';
        RETURN;
    END IF;
    GRANT DELETE ON "identity" TO portolan_app;
END
$$;
