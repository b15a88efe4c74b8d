-- choices(visit, name, is_product): one row for each feature and each product of a visit, no visit twice the same.
-- 20 is the least number of visits behind a score, 8 the number of neighbours that are kept.
WITH counted AS (
  SELECT name, COUNT(*) AS visits FROM choices GROUP BY name
), pairs AS (
  SELECT a.name AS name, b.name AS product, COUNT(*) AS both_visits
  FROM choices a
  JOIN choices b ON b.visit = a.visit AND b.is_product = 1 AND b.name <> a.name
  GROUP BY a.name, b.name
  HAVING COUNT(*) >= 20
), scored AS (
  SELECT p.name, p.product, ROUND(1000.0 * p.both_visits / SQRT(1.0 * c.visits * d.visits)) AS score
  FROM pairs p
  JOIN counted c ON c.name = p.name
  JOIN counted d ON d.name = p.product
), ranked AS (
  SELECT name, product, score,
         ROW_NUMBER() OVER (PARTITION BY name ORDER BY score DESC, product) AS place
  FROM scored
)
SELECT name, product, CAST(score AS INTEGER) AS score FROM ranked WHERE place <= 8 ORDER BY name, place;
