// What suites read of the list of suggestions, and the way to one.

import { answer, open, submit, suggested } from './customer.mjs';

const GRADES = { R1: 1, R2: 2, R3: 3, R4: 4, R5: 5 };

/** The grade of a product: the higher of both. */
export const grade = ({ issuer_grade: a, seller_grade: b }) => Math.max(GRADES[a] || 0, GRADES[b] || 0);

/** Goes through the questionnaire with these answers, and on to what suits. */
export async function suited(me, picks) {
  await open(me, 'risk_profile');
  await answer(me, picks);
  await submit(me);
  await suggested(me);
  await me.frame.waitForSelector('.headline');
}

/** The names of the products that are shown, in their order. */
export const shown = ({ frame }) => frame.locator('.product').evaluateAll((all) => all.map((one) => one.dataset.product));

/** A product of the bank's document. */
export const product = (me, id) => me.bank.products.find((one) => one.id === id);
