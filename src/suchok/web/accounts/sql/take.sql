-- Rows of a moment ago are not counted yet: see judge.sql.
SET LOCAL enable_nestloop = off;

-- New offices stand at the top for a moment, so that the one statement that places them all finds every superior.
INSERT INTO accounts_office (id, code, name_bn, name_en, kind, level, geographic_code, memo_code, path, sort_key,
                             opened_on, single_handed_reason)
SELECT new_id, code, name_bn, name_en, kind, level, geographic_code, memo_code, new_id || '/', sort_key, %(on)s, ''
FROM (SELECT nextval(pg_get_serial_sequence('accounts_office', 'id')) AS new_id, row.*
      FROM accounts_officeimportrow row WHERE run_id = %(run)s AND outcome = 'new') new;

WITH RECURSIVE told AS (
    SELECT row.*, superior.id AS superior_id FROM accounts_officeimportrow row
    LEFT JOIN accounts_office superior ON superior.code = row.superior_code
    WHERE row.run_id = %(run)s AND row.outcome IN ('new', 'changed')
), placed AS (
    SELECT o.id, o.code, CASE WHEN told.id IS NULL THEN o.superior_id ELSE told.superior_id END AS superior_id
    FROM accounts_office o LEFT JOIN told ON told.code = o.code
), reached AS (
    SELECT id, code, superior_id, id || '/' AS path FROM placed WHERE superior_id IS NULL
    UNION ALL
    SELECT placed.id, placed.code, placed.superior_id, reached.path || placed.id || '/'
    FROM placed JOIN reached ON placed.superior_id = reached.id
)
UPDATE accounts_office o SET
    path = reached.path, superior_id = reached.superior_id,
    name_bn = coalesce(told.name_bn, o.name_bn), name_en = coalesce(told.name_en, o.name_en),
    kind = coalesce(told.kind, o.kind), level = coalesce(told.level, o.level),
    geographic_code = coalesce(told.geographic_code, o.geographic_code),
    memo_code = coalesce(told.memo_code, o.memo_code), sort_key = coalesce(told.sort_key, o.sort_key)
FROM reached LEFT JOIN told ON told.code = reached.code
WHERE o.id = reached.id AND (told.outcome = 'changed' OR o.path COLLATE "C" <> reached.path);

DELETE FROM accounts_officeword WHERE office_id IN (
    SELECT office_id FROM accounts_officeimportrow WHERE run_id = %(run)s AND outcome = 'changed');

INSERT INTO accounts_officeword (office_id, word)
SELECT o.id, told.word FROM (
    SELECT code, unnest(string_to_array(words, ' ')) AS word FROM accounts_officeimportrow
    WHERE run_id = %(run)s AND outcome IN ('new', 'changed') AND words <> '') told
JOIN accounts_office o ON o.code = told.code
-- In the order of the index, which is then written from its beginning to its end.
ORDER BY told.word;

SET LOCAL enable_nestloop = on
