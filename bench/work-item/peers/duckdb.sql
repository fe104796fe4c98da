-- DuckDB. DIR and OUT are replaced; statements end at a line that holds only a semicolon.
CREATE TABLE labs AS
SELECT participant_id, analyte, CAST(collected_at AS DATE) AS day, unit,
       coalesce(TRY_CAST(value AS DOUBLE), CASE WHEN starts_with(value, '<') THEN TRY_CAST(substr(value, 2) AS DOUBLE) END) AS number
FROM read_csv('DIR/labs.csv', header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
     columns = {participant_id: 'VARCHAR', analyte: 'VARCHAR', collected_at: 'TIMESTAMP', value: 'VARCHAR', unit: 'VARCHAR'})
;
CREATE TABLE interventions AS SELECT participant_id, intervention, started_at FROM read_csv('DIR/interventions.csv', header = true, auto_detect = false,
     columns = {participant_id: 'VARCHAR', intervention: 'VARCHAR', started_at: 'DATE'})
;
CREATE TABLE doses AS SELECT participant_id, min(started_at) AS d0 FROM interventions WHERE intervention = 'luspatercept' GROUP BY ALL
;
CREATE TABLE measured AS
SELECT participant_id, analyte, day, d0, CASE WHEN unit = 'g/L' AND analyte = 'hemoglobin' THEN number / 10 ELSE number END AS number
FROM labs JOIN doses USING (participant_id) WHERE number IS NOT NULL
;
CREATE TABLE engrafted AS
WITH days AS (
  SELECT participant_id, analyte, day, CASE analyte WHEN 'neutrophils' THEN min(number) > 0.5 ELSE min(number) >= 40 END AS met
  FROM measured WHERE analyte IN ('neutrophils', 'platelets') AND day >= d0 GROUP BY participant_id, analyte, day),
runs AS (
  SELECT *, met AND coalesce(lead(met, 1) OVER series, false) AND coalesce(lead(met, 2) OVER series, false) AS hit
  FROM days WINDOW series AS (PARTITION BY participant_id, analyte ORDER BY day))
SELECT participant_id, min(day) FILTER (analyte = 'neutrophils') AS anc, min(day) FILTER (analyte = 'platelets') AS plt
FROM runs WHERE hit GROUP BY participant_id
;
CREATE TABLE result AS
WITH daily AS (SELECT participant_id, day, day - d0 AS relative, avg(number) AS mean FROM measured
               WHERE analyte = 'hemoglobin' AND day BETWEEN d0 - 3 AND d0 + 62 GROUP BY ALL),
base AS (SELECT participant_id, avg(mean) AS base FROM daily WHERE relative <= -1 GROUP BY ALL),
post AS (SELECT participant_id, day, mean AS post FROM daily WHERE relative >= 48
         QUALIFY row_number() OVER (PARTITION BY participant_id ORDER BY abs(relative - 55), day) = 1),
transfused AS (SELECT DISTINCT post.participant_id FROM post JOIN interventions ON interventions.participant_id = post.participant_id
               AND intervention = 'rbc-transfusion' AND started_at BETWEEN day - 28 AND day - 1)
SELECT p.participant_id, anc, plt, base, post.day AS post_day, post - base AS change,
  CASE WHEN d0 IS NULL THEN 'NO_DOSE' WHEN base IS NULL THEN 'NO_BASELINE' WHEN post IS NULL THEN 'NO_POST'
       WHEN transfused.participant_id IS NOT NULL THEN 'TRANSFUSED' WHEN post - base >= 1.5 THEN 'RESPONDER' ELSE 'NON_RESPONDER' END AS status
FROM (SELECT DISTINCT participant_id FROM labs) p LEFT JOIN doses USING (participant_id) LEFT JOIN engrafted USING (participant_id)
LEFT JOIN base USING (participant_id) LEFT JOIN post USING (participant_id) LEFT JOIN transfused ON transfused.participant_id = p.participant_id
;
COPY (SELECT participant_id, coalesce(strftime(anc, '%Y-%m-%d'), '') AS anc_date, coalesce(strftime(plt, '%Y-%m-%d'), '') AS plt_date,
  coalesce(printf('%.4f', base), '') AS hb_base, coalesce(strftime(post_day, '%Y-%m-%d'), '') AS hb_post_date,
  coalesce(printf('%.4f', change), '') AS hb_change, status AS hb_status FROM result ORDER BY participant_id)
TO 'OUT' (HEADER, DELIMITER ',', QUOTE '')
