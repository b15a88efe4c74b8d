// Answers to a questionnaire that add up to a wanted score. Where dimensions are scored apart it is the score of the
// tolerance, and the other answers are those that cap nothing.

/** Choices that cost the customer nothing in the items without points; the last of them, which asks for no more. */
const usual = (item) => item.choices.filter(({ minimal }) => !minimal).at(-1);

const best = (item) => [...item.choices].sort((a, b) => b.points - a.points)[0];

const isAsked = ({ when }, picks) => !when || when.is.includes(picks[when.item]);

/** The items that these answers lead to. */
export const asked = (questionnaire, picks) => questionnaire.items.filter((item) => isAsked(item, picks));

/** An answer for every item that is asked with `score` points in all, or null. `fixed` answers stay as they are. */
export function scoring(questionnaire, score, fixed = {}) {
  const apart = Boolean(questionnaire.scales);
  let ways = new Map([[0, {}]]);
  for (const item of questionnaire.items) {
    const next = new Map();
    const scored = item.choices.some(({ points }) => points !== undefined);
    const counts = scored && (!apart || item.dimension === 'tolerance');
    let choices = counts ? item.choices : [scored ? best(item) : usual(item)];
    if (fixed[item.id]) choices = item.choices.filter(({ id }) => id === fixed[item.id]);
    for (const [sum, picks] of ways) {
      if (!isAsked(item, picks)) {
        next.set(sum, picks);
        continue;
      }
      for (const { id, points = 0 } of choices) {
        const more = counts ? sum + points * (item.weight || 1) : sum;
        if (!next.has(more)) next.set(more, { ...picks, [item.id]: id });
      }
    }
    ways = next;
  }
  return ways.get(score) || null;
}

/** The scores of a level. */
export function bandOf({ scales, bands }, level) {
  const own = scales ? scales.find(({ dimension }) => dimension === 'tolerance').bands : bands;
  return own.find((band) => band.level === level);
}

/** The answers at both ends of a level's band, as far as they can be reached. */
export function ends(questionnaire, level, fixed) {
  const { from, to } = bandOf(questionnaire, level);
  const reached = [];
  for (let score = from; score <= to; score += 1) {
    const picks = scoring(questionnaire, score, fixed);
    if (picks) reached.push({ score, picks });
  }
  return [reached.at(0), reached.at(-1)];
}

/** Answers well inside a level's band. */
export function of(questionnaire, level, fixed) {
  const { from, to } = bandOf(questionnaire, level);
  const middle = Math.round((from + to) / 2);
  return scoring(questionnaire, middle, fixed) || scoring(questionnaire, middle - 1, fixed);
}
