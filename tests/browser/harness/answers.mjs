// Answers to a questionnaire that add up to a wanted score.

/** Choices that cost the customer nothing in the items without points. */
const usual = (item) => item.choices.find(({ minimal }) => !minimal);

/** An answer for every item with `score` points in all, or null. `fixed` answers stay as they are. */
export function scoring(questionnaire, score, fixed = {}) {
  let ways = new Map([[0, {}]]);
  for (const item of questionnaire.items) {
    const next = new Map();
    const scored = item.choices.some(({ points }) => points !== undefined);
    let choices = scored ? item.choices : [usual(item)];
    if (fixed[item.id]) choices = item.choices.filter(({ id }) => id === fixed[item.id]);
    for (const [sum, picks] of ways) {
      for (const { id, points = 0 } of choices) {
        if (!next.has(sum + points)) next.set(sum + points, { ...picks, [item.id]: id });
      }
    }
    ways = next;
  }
  return ways.get(score) || null;
}

/** The answers at both ends of a level's band, as far as they can be reached. */
export function ends(questionnaire, level, fixed) {
  const { from, to } = questionnaire.bands.find((band) => band.level === level);
  const reached = [];
  for (let score = from; score <= to; score += 1) {
    const picks = scoring(questionnaire, score, fixed);
    if (picks) reached.push({ score, picks });
  }
  return [reached.at(0), reached.at(-1)];
}

/** Answers well inside a level's band. */
export function of(questionnaire, level, fixed) {
  const { from, to } = questionnaire.bands.find((band) => band.level === level);
  return scoring(questionnaire, Math.round((from + to) / 2), fixed);
}
