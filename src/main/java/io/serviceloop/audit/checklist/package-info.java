/**
 * What an auditor asks first, found by rules: duties that are not kept apart, late
 * approvals, gaps, interventions, unusual hours.
 */
package io.serviceloop.audit.checklist;
