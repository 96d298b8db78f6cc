-- Which agencies there are, the country packs say: a counterparty is a fixed one or an agency by its code in lower case.
ALTER TABLE "notice"
    DROP CONSTRAINT "notice_counterparty",
    ADD CONSTRAINT "notice_counterparty" CHECK ("counterparty" ~ '^[a-z]{2,12}$');
ALTER TABLE "counterparty_call"
    DROP CONSTRAINT "counterparty_call_counterparty",
    ADD CONSTRAINT "counterparty_call_counterparty" CHECK ("counterparty" ~ '^[a-z]{2,12}$');
