/**
 * Step 7: what was measured is compared with the goals; what missed them goes round again
 * (A36–A40).
 */
package io.serviceloop.evaluation;
