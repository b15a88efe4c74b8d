// All events there are, as embed.d.ts lists them; a bank listens to those that it needs.

export const EVENTS = /** @type {const} */ ([
  'ready', 'resize', 'view.shown', 'language.changed',
  'questionnaire.started', 'questionnaire.step_viewed', 'questionnaire.completed', 'questionnaire.attempted',
  'assessment.recorded',
  'calculator.changed', 'calculator.completed', 'plan.compared', 'plan.saved', 'statement.confirmed',
  'suggestion.viewed', 'suggestion.selected', 'suggestions.recorded', 'record.replayed', 'cta.clicked',
  'warn.pii_dropped', 'warn.link_dropped', 'warn.utm_cleaned', 'warn.resize_loop',
  'error.load', 'error.config', 'error.offer', 'error.fatal',
]);
