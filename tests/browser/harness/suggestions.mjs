// What suites read of the list of suggestions, the way to it, and from it to a product.

import { answer, focused, open, press, say, submit, suggested, titled } from './customer.mjs';

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

/** The card of a product in the list. */
export const card = ({ frame }, id) => frame.locator(`.product[data-product="${id}"]`);

/** Goes from the list to the screen of a product. */
export async function opened(me, id) {
  await press(me, card(me, id).locator('.open'));
  const sheet = me.frame.locator(`.sheet[data-product="${id}"]`);
  await sheet.waitFor();
  await focused(me, 'fp-title');
  return sheet;
}

/** Goes back from a product to the list. */
export async function listed(me) {
  await press(me, '.back');
  await titled(me, say(me, 'suggest.title'));
}

/** Goes on to the bank with the first product of the list. */
export async function onToBank(frame) {
  await frame.locator('.product .open').first().click();
  await frame.locator('.onward .primary').click();
}

/** A product of the bank's document. */
export const product = (me, id) => me.bank.products.find((one) => one.id === id);
