// What a bank changes. ES5 throughout: old base libraries run it as it is.
/** @type {Settings} */
module.exports = {
  // The widget's page on a business domain of this mini-program (README.md says how to register one).
  page: 'https://finplan.bank.example/widget.html',
  // Where products go on inside this mini-program, by product id; others show what the bank offers instead.
  products: {
    home_loan: '/pages/loans/home',
  },
  // What a shared card says.
  title: '大事小事，先算明白',
  // Receives the visit's events when the web-view closes. Nothing in them is personal.
  count: function (events) {
    console.info('finplan', events.length, events);
  },
};
