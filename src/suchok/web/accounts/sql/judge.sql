-- What would become of each row of a file: every statement sees the tree as it is now. Rows that were written a moment
-- ago are not counted yet: without this the planner would compare each with each.
SET LOCAL enable_nestloop = off;

UPDATE accounts_officeimportrow r
SET office_id = o.id, before = '{}',
    -- What a row alone has wrong stays; the rest is told anew.
    errors = (SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each(r.errors)
              WHERE value #>> '{}' IN ('empty', 'too_long', 'unknown_kind'))
FROM (SELECT row.id AS row_id, office.id FROM accounts_officeimportrow row
      LEFT JOIN accounts_office office ON office.code = row.code WHERE row.run_id = %(run)s) o
-- Rows that say so already are not written once more.
WHERE r.id = o.row_id AND (r.office_id IS DISTINCT FROM o.id OR r.before <> '{}' OR r.errors <> '{}');

UPDATE accounts_officeimportrow SET errors = errors || '{"code": "twice"}'
WHERE run_id = %(run)s AND code IN (
    SELECT code FROM accounts_officeimportrow WHERE run_id = %(run)s AND code <> '' GROUP BY code HAVING count(*) > 1);

UPDATE accounts_officeimportrow r SET errors = errors || '{"superior_code": "unknown_superior"}'
WHERE run_id = %(run)s AND superior_code <> ''
  AND NOT EXISTS (SELECT 1 FROM accounts_office o WHERE o.code = r.superior_code)
  AND NOT EXISTS (SELECT 1 FROM accounts_officeimportrow s WHERE s.run_id = %(run)s AND s.code = r.superior_code);

UPDATE accounts_officeimportrow r SET errors = errors || '{"code": "closed"}'
FROM accounts_office o WHERE r.run_id = %(run)s AND o.id = r.office_id AND o.closed_on IS NOT NULL;

UPDATE accounts_officeimportrow r SET errors = errors || '{"superior_code": "closed_superior"}'
FROM accounts_office o WHERE r.run_id = %(run)s AND o.code = r.superior_code AND o.closed_on IS NOT NULL;

-- A superior office changes what is below its own, and puts new ones there.
UPDATE accounts_officeimportrow r SET errors = errors || '{"code": "not_yours"}'
FROM accounts_office o
WHERE NOT %(everything)s AND r.run_id = %(run)s AND o.id = r.office_id
  AND NOT (o.path LIKE ANY (%(tops)s) AND o.path || '%%' <> ALL (%(tops)s));

UPDATE accounts_officeimportrow r SET errors = errors || '{"superior_code": "not_yours"}'
WHERE NOT %(everything)s AND r.run_id = %(run)s AND (
    r.superior_code = ''
    OR EXISTS (SELECT 1 FROM accounts_office o WHERE o.code = r.superior_code AND NOT o.path LIKE ANY (%(tops)s)));

-- Whoever is not reached from the top stands below itself, or below a row with a mistake.
WITH RECURSIVE placed AS (
    SELECT code, superior_code FROM accounts_officeimportrow WHERE run_id = %(run)s AND errors = '{}'
    UNION ALL
    SELECT o.code, coalesce(s.code, '') FROM accounts_office o LEFT JOIN accounts_office s ON s.id = o.superior_id
    WHERE NOT EXISTS (SELECT 1 FROM accounts_officeimportrow r
                      WHERE r.run_id = %(run)s AND r.code = o.code AND r.errors = '{}')
), reached AS (
    SELECT code FROM placed WHERE superior_code = ''
    UNION ALL
    SELECT placed.code FROM placed JOIN reached ON placed.superior_code = reached.code
)
UPDATE accounts_officeimportrow r SET errors = errors || '{"superior_code": "not_reached"}'
WHERE run_id = %(run)s AND errors = '{}' AND NOT EXISTS (SELECT 1 FROM reached WHERE reached.code = r.code);

UPDATE accounts_officeimportrow r SET before = (
    SELECT coalesce(jsonb_object_agg(was.key, was.value), '{}')
    FROM jsonb_each(jsonb_build_object(
        'superior_code', coalesce(s.code, ''), 'name_bn', o.name_bn, 'name_en', o.name_en, 'kind', o.kind,
        'level', o.level, 'geographic_code', o.geographic_code, 'memo_code', o.memo_code)) was
    JOIN jsonb_each(jsonb_build_object(
        'superior_code', r.superior_code, 'name_bn', r.name_bn, 'name_en', r.name_en, 'kind', r.kind,
        'level', r.level, 'geographic_code', r.geographic_code, 'memo_code', r.memo_code)) is_now
      ON is_now.key = was.key AND is_now.value <> was.value)
FROM accounts_office o LEFT JOIN accounts_office s ON s.id = o.superior_id
WHERE r.run_id = %(run)s AND o.id = r.office_id;

UPDATE accounts_officeimportrow r SET outcome = judged.outcome
FROM (SELECT id, CASE
        WHEN errors <> '{}' THEN 'wrong' WHEN office_id IS NULL THEN 'new' WHEN before = '{}' THEN 'unchanged'
        ELSE 'changed' END AS outcome
      FROM accounts_officeimportrow WHERE run_id = %(run)s) judged
WHERE r.id = judged.id AND r.outcome <> judged.outcome;

SET LOCAL enable_nestloop = on
