-- What a data warehouse may read: no private attributes, no internals.
CREATE OR REPLACE VIEW warehouse_communications AS
SELECT id, lead_id, user_id, created_at, updated_at, method, type, call_duration, call_phone, call_status, provider, external_call_id
FROM communications;

CREATE OR REPLACE VIEW warehouse_call_logs AS
SELECT id, communication_id, created_at, updated_at, start_at, end_at, duration, direction, `from`, `to`, status, media_url,
       description, provider, external_call_id, provider_status
FROM call_logs;

CREATE OR REPLACE VIEW warehouse_nights AS
SELECT job, business_date, complete, since, problem, files, records, inserted, updated, unchanged, superseded, duplicate, filtered,
       quarantined
FROM callsync_nights;
