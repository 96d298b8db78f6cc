-- Reference data: editions of the Harmonised System and the table between them, each whole in one row, so that an import
-- replaces it in one step. It belongs to no organisation: everybody reads it, operators write it.

CREATE TABLE "nomenclature" (
    "id" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "source_name" TEXT NOT NULL,
    "rows" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "imported_by" TEXT NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "nomenclature_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "nomenclature_id" CHECK ("id" IN ('hs:2017', 'hs:2022', 'correlation:2017-2022')),
    CONSTRAINT "nomenclature_rows" CHECK ("rows" > 0)
);

ALTER TABLE "nomenclature" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "nomenclature" FORCE ROW LEVEL SECURITY;
CREATE POLICY "read_by_everybody" ON "nomenclature" FOR SELECT USING (true);
CREATE POLICY "written_by_operators" ON "nomenclature" USING (current_setting('app.scope', true) = 'operator')
    WITH CHECK (current_setting('app.scope', true) = 'operator');

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'portolan_app') THEN
        RAISE NOTICE 'role portolan_app does not exist: nothing granted';
        RETURN;
    END IF;
    GRANT SELECT, INSERT ON "nomenclature" TO portolan_app;
    GRANT UPDATE ("content_hash", "source_name", "rows", "content", "imported_by", "imported_at") ON "nomenclature" TO portolan_app;
END
$$;
