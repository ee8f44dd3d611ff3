-- What people ask of a graph, in words: one row for each place in an article that says something.

CREATE VIEW sayings AS
SELECT
    who.name AS who,
    relation.label AS relation,
    whom.name AS whom,
    statement.standing AS standing,
    statement.valid_from AS held_from,
    statement.valid_until AS held_until,
    evidence.quote AS quote,
    article.title AS article,
    article.outlet AS outlet,
    article.date AS date,
    article.url AS url,
    statement.reports AS reports,
    round(claim.confidence, 2) AS confidence,
    statement.asserted AS asserted,
    statement.id AS statement,
    evidence.rowid AS number,
    coalesce(relation.inverse, '← ' || relation.label) AS inverse
FROM statements AS statement
JOIN entities AS who ON who.id = statement.subject
JOIN entities AS whom ON whom.id = statement.object
JOIN relations AS relation ON relation.name = statement.relation
LEFT JOIN claims AS claim ON claim.statement = statement.id
LEFT JOIN evidence ON evidence.id = claim.evidence
LEFT JOIN articles AS article ON article.id = evidence.article;

CREATE VIEW facts AS
SELECT who, relation, whom, held_from, held_until, quote, article, outlet, date, url, reports, confidence, statement, number
FROM sayings
WHERE asserted
ORDER BY date DESC, statement, number;

CREATE VIEW disputed AS
SELECT standing, who, relation, whom, held_from, held_until, quote, article, outlet, date, url, reports, statement, number
FROM sayings
WHERE NOT asserted
ORDER BY date DESC, statement, number;

CREATE VIEW contradictions AS
SELECT one.label AS one, one.standing AS one_standing, one.reports AS one_reports,
    other.label AS other, other.standing AS other_standing, other.reports AS other_reports
FROM statement_contradicts AS pair
JOIN statements AS one ON one.id = pair.statement
JOIN statements AS other ON other.id = pair.other
WHERE pair.statement < pair.other
ORDER BY one.label, other.label, one.id, other.id;

CREATE VIEW by_actor AS
SELECT actor, relation, other, standing, date, quote, outlet, url, statement
FROM (
    SELECT who AS actor, relation, whom AS other, standing, date, quote, outlet, url, statement FROM sayings
    UNION ALL
    SELECT whom, inverse, who, standing, date, quote, outlet, url, statement FROM sayings
)
ORDER BY actor, date, statement, quote;

CREATE VIEW timeline AS
SELECT coalesce(statement.valid_from, statement.first_seen) AS date,
    CASE WHEN statement.valid_from IS NULL THEN 'reported' ELSE 'told' END AS dated,
    who.name AS who, relation.label AS relation, whom.name AS whom, statement.standing AS standing,
    statement.reports AS reports, statement.id AS statement
FROM statements AS statement
JOIN entities AS who ON who.id = statement.subject
JOIN entities AS whom ON whom.id = statement.object
JOIN relations AS relation ON relation.name = statement.relation
WHERE coalesce(statement.valid_from, statement.first_seen) IS NOT NULL
ORDER BY coalesce(statement.valid_from, statement.first_seen), statement.id;
