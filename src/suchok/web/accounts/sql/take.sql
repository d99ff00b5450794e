-- Rows of a moment ago are not counted yet: see judge.sql.
SET LOCAL enable_nestloop = off;

-- New offices are written once, in the order of the file, below the offices as they stand now; the next statement moves
-- those that are to stand elsewhere, with whatever is new below them.
WITH RECURSIVE new AS MATERIALIZED (
    SELECT nextval(pg_get_serial_sequence('accounts_office', 'id')) AS new_id, row.*
    FROM (SELECT * FROM accounts_officeimportrow WHERE run_id = %(run)s AND outcome = 'new' ORDER BY number) row
), placed AS (
    SELECT new.new_id, new.code, superior.id AS superior_id, coalesce(superior.path, '') || new.new_id || '/' AS path
    FROM new LEFT JOIN accounts_office superior ON superior.code = new.superior_code
    WHERE new.superior_code = '' OR superior.id IS NOT NULL
    UNION ALL
    SELECT new.new_id, new.code, placed.new_id, placed.path || new.new_id || '/'
    FROM new JOIN placed ON new.superior_code = placed.code
)
INSERT INTO accounts_office (id, code, name_bn, name_en, kind, level, geographic_code, memo_code, superior_id, path,
                             sort_key, sort_key_en, opened_on, single_handed_reason)
SELECT new_id, new.code, name_bn, name_en, kind, level, geographic_code, memo_code, placed.superior_id, placed.path,
       sort_key, sort_key_en, %(on)s, ''
FROM new JOIN placed USING (new_id) ORDER BY new_id;

WITH RECURSIVE told AS (
    SELECT row.*, superior.id AS superior_id FROM accounts_officeimportrow row
    LEFT JOIN accounts_office superior ON superior.code = row.superior_code
    WHERE row.run_id = %(run)s AND row.outcome = 'changed'
), placed AS (
    SELECT o.id, o.code, CASE WHEN told.id IS NULL THEN o.superior_id ELSE told.superior_id END AS superior_id
    FROM accounts_office o LEFT JOIN told ON told.code = o.code
), reached AS (
    SELECT id, code, superior_id, id || '/' AS path FROM placed
    WHERE superior_id IS NULL AND EXISTS (SELECT 1 FROM told)
    UNION ALL
    SELECT placed.id, placed.code, placed.superior_id, reached.path || placed.id || '/'
    FROM placed JOIN reached ON placed.superior_id = reached.id
)
UPDATE accounts_office o SET
    path = reached.path, superior_id = reached.superior_id,
    name_bn = coalesce(told.name_bn, o.name_bn), name_en = coalesce(told.name_en, o.name_en),
    kind = coalesce(told.kind, o.kind), level = coalesce(told.level, o.level),
    geographic_code = coalesce(told.geographic_code, o.geographic_code),
    memo_code = coalesce(told.memo_code, o.memo_code), sort_key = coalesce(told.sort_key, o.sort_key),
    sort_key_en = coalesce(told.sort_key_en, o.sort_key_en)
FROM reached LEFT JOIN told ON told.code = reached.code
WHERE o.id = reached.id AND (told.id IS NOT NULL OR o.path COLLATE "C" <> reached.path);

DELETE FROM accounts_officeword WHERE office_id IN (
    SELECT office_id FROM accounts_officeimportrow WHERE run_id = %(run)s AND outcome = 'changed');

INSERT INTO accounts_officeword (office_id, word)
SELECT told.id, unnest(string_to_array(told.words, ' ')) COLLATE "C" AS word FROM (
    SELECT o.id, row.words FROM accounts_officeimportrow row JOIN accounts_office o ON o.code = row.code
    WHERE row.run_id = %(run)s AND row.outcome IN ('new', 'changed') AND row.words <> '') told
-- In the order of the index, which is then written from its beginning to its end.
ORDER BY word, id;

SET LOCAL enable_nestloop = on
