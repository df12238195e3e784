/**
 * Step 3: problems are described, scored, ranked, and chosen for a lap (A20–A24, A42–A46,
 * C19–C21, C24–C28).
 */
package io.serviceloop.classification;
