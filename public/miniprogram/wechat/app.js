// A shell around FinPlan's page for a WeChat mini-program. A bank copies it into its own program or starts from it.
var settings = require('./settings.js');

App({
  globalData: { settings: settings },
});
