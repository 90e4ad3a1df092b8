/** What the schema language cannot say. Every line was reviewed: a new one comes here together with its migration. */
export const beyondTheSchema: Record<'indexes' | 'checks' | 'triggers' | 'functions', string[]> = {
  // The queue reads what waits and nothing else; null scores come first, which an expression index says.
  indexes: [
    'comment_states_failed_idx',
    'comment_states_flagged_idx',
    'comment_states_pending_identity_attack_idx',
    'comment_states_pending_idx',
    'comment_states_pending_insult_idx',
    'comment_states_pending_obscene_idx',
    'comment_states_pending_severe_toxicity_idx',
    'comment_states_pending_sexual_explicit_idx',
    'comment_states_pending_threat_idx',
    'comment_states_pending_toxicity_idx',
    'comment_states_scoring_idx',
    'comment_states_status_idx',
    'comment_states_unscored_idx',
    'grants_user_id_all_sites_key',
    'scores_revision_id_scorer_key',
  ],
  checks: [
    'api_keys api_keys_rate_per_minute_check',
    'decisions decisions_reason_check',
    'feedback_scores feedback_scores_value_check',
    'policy_rules policy_rules_threshold_check',
    'scores scores_outcome_check',
    'users users_email_check',
  ],
  triggers: [
    'audit_events audit_events_append_only',
    'decisions decisions_append_only',
    'label_events label_events_append_only',
    'scores scores_append_only',
  ],
  functions: ['refuse_change'],
}
